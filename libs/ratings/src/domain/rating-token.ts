import { isSameSecret, ofCaseSecret, type SecretOf } from '@sealtrail/applications/events';
import type { NamespaceSecret } from '@sealtrail/event-sourcing';
import type { Rated } from './rating-commands';

/** What a token opens: the rating of one visit or matter, by the applicant's own way or by a slip that a unit held. */
export type Opened = Rated & SecretOf;

/** 128 bits. */
const PROOF_BYTES = 16;
const TOKEN = /^([\w-]{1,64})\.(?:m|v([1-9]\d{0,4}))(u?)\.([\w-]{22})$/;

/** 评价凭证: `<case>.<what>.<proof>`, short enough for an SMS. The proof derives from the secret of the case. */
export const ratingTokenOf = (opened: Opened, secret: NamespaceSecret): string =>
  `${opened.applicationId}.${whatOf(opened)}.${proofOf(opened, secret)}`;

/** What a token opens; `null`: it is none of ours. Every text takes the same steps. */
export function readRatingToken(token: string, secret: NamespaceSecret): Opened | null {
  const [whole, applicationId = '', visit, unit = '', proof = ''] = TOKEN.exec(token) ?? [];
  const rated = visit === undefined ? MATTER : ({ scope: 'visit', visit: Number(visit) } as const);
  const opened = { applicationId, ...rated, heldByUnit: unit !== '' };
  return isSameSecret(proof, proofOf(opened, secret), secret) && whole !== undefined ? opened : null;
}

const MATTER = { scope: 'matter', visit: null } as const;

const whatOf = ({ visit, heldByUnit }: Opened): string =>
  `${visit === null ? 'm' : `v${visit}`}${heldByUnit ? 'u' : ''}`;

const proofOf = (opened: Opened, secret: NamespaceSecret): string =>
  ofCaseSecret(opened, `rating-${whatOf(opened)}`, secret)
    .subarray(0, PROOF_BYTES)
    .toString('base64url');

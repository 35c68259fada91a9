import { isSameSecret, ofCaseSecret, type SecretOf } from '@sealtrail/applications/events';
import type { NamespaceSecret } from '@sealtrail/event-sourcing';
import type { Rated } from './rating-commands';

/**
 * The content of a token: the rating of one visit or matter, through the applicant's own channel or by a slip that a unit held, or the
 * follow-up rating (追评) of that rating.
 */
export type RatingTokenContent = Rated & SecretOf & { readonly followUp: boolean };

/** 128 bits. */
const PROOF_BYTES = 16;
const TOKEN = /^([\w-]{1,64})\.(?:m|v([1-9]\d{0,4}))(f?)(u?)\.([\w-]{22})$/;

/** 评价凭证: `<case>.<what>.<proof>`, short enough for an SMS. The proof derives from the secret of the case. */
export const ratingTokenOf = (opened: RatingTokenContent, secret: NamespaceSecret): string =>
  `${opened.applicationId}.${subjectOf(opened)}.${proofOf(opened, secret)}`;

/** The content of a token; `null`: invalid. Every text takes the same steps, so that timing reveals nothing. */
export function readRatingToken(token: string, secret: NamespaceSecret): RatingTokenContent | null {
  const [whole, applicationId = '', visit, follow = '', unit = '', proof = ''] = TOKEN.exec(token) ?? [];
  const rated = visit === undefined ? MATTER_SUBJECT : ({ scope: 'visit', visit: Number(visit) } as const);
  const opened = { applicationId, ...rated, followUp: follow !== '', heldByUnit: unit !== '' };
  return isSameSecret(proof, proofOf(opened, secret), secret) && whole !== undefined ? opened : null;
}

const MATTER_SUBJECT = { scope: 'matter', visit: null } as const;

const subjectOf = ({ visit, followUp, heldByUnit }: RatingTokenContent): string =>
  `${visit === null ? 'm' : `v${visit}`}${followUp ? 'f' : ''}${heldByUnit ? 'u' : ''}`;

/** A follow-up derives from the applicant's secret alone, so that a unit that held a slip learns nothing about the rating given with it. */
const secretOf = ({ applicationId, followUp, heldByUnit }: RatingTokenContent): SecretOf => ({
  applicationId,
  heldByUnit: heldByUnit && !followUp,
});

const proofOf = (opened: RatingTokenContent, secret: NamespaceSecret): string =>
  ofCaseSecret(secretOf(opened), `rating-${subjectOf(opened)}`, secret)
    .subarray(0, PROOF_BYTES)
    .toString('base64url');

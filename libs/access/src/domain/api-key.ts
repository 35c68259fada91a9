import {
  type CommandMessage,
  type Decider,
  type Event,
  type Instant,
  shortestRegionCode,
} from '@sealtrail/event-sourcing';
import { fault, reject } from '../rejections';
import { boundFaults, type KeyDepartment } from './key-rules';
import type { KeyBounds } from './roles';

/** A key as issued; the key itself is not stored. */
export type ApiKey = KeyBounds & {
  readonly id: string;
  readonly name: string;
  /** SHA-256 of the key, lower-case hex. */
  readonly hash: string;
  readonly expiresAt: Instant | null;
};

/** The prior use of a source that no key is bound to yet. */
export type SourceClaim = {
  /** Cases filed under the source by keys without a source. */
  readonly filedByOthers: number;
  /** The issuer knows of these cases, and binds the source nonetheless. */
  readonly takesOver: boolean;
};

/** `takenOver`: the number of cases that others had filed under the source by then. */
export type ApiKeyIssued = Event<'ApiKeyIssued', ApiKey & { readonly issuedAt: Instant; readonly takenOver: number }>;
export type ApiKeyRevoked = Event<'ApiKeyRevoked', { readonly id: string; readonly revokedAt: Instant }>;
export type ApiKeyEvent = ApiKeyIssued | ApiKeyRevoked;

export type IssueApiKey = CommandMessage<
  'IssueApiKey',
  ApiKey & {
    readonly at: Instant;
    /** `null`: no source, or one that a key was bound to already. */
    readonly claim: SourceClaim | null;
  }
>;
export type RevokeApiKey = CommandMessage<'RevokeApiKey', { readonly id: string; readonly at: Instant }>;
export type ApiKeyCommand = IssueApiKey | RevokeApiKey;

export type ApiKeyDecisionContext = {
  /** Whether no administrator would remain to issue keys. */
  readonly isLastAdministrator: boolean;
  /** The department of a new key; `null`: none is named, or it does not exist. */
  readonly department: KeyDepartment | null;
};

export type ApiKeyState =
  | { readonly status: 'unknown' }
  | { readonly status: 'issued' | 'revoked'; readonly region: string | null };

export const apiKeyStream = (id: string): string => `apiKey-${id}`;

export const apiKeyDecider: Decider<ApiKeyState, ApiKeyCommand, ApiKeyEvent, ApiKeyDecisionContext> = {
  initial: { status: 'unknown' },
  decide: {
    IssueApiKey: (requested, { status }, known) => {
      if (status !== 'unknown') throw reject('api-key.exists');
      const { at, id, name, role, department, region, official, source, hash, expiresAt, claim } = requested;
      const faults = boundFaults(requested, known.department);
      if (faults.length > 0) throw reject('api-key.bounds-invalid', {}, faults);
      if (expiresAt !== null && expiresAt <= at)
        throw reject('api-key.expiry-past', {}, [fault('/expiresAt', 'api-key.expiry-past')]);
      const takenOver = claim?.filedByOthers ?? 0;
      if (source !== null && takenOver > 0 && claim?.takesOver !== true) {
        throw reject('api-key.source-in-use', { source, cases: takenOver });
      }
      return [
        {
          type: 'ApiKeyIssued',
          data: {
            id,
            name,
            role,
            department,
            region: region === null ? null : shortestRegionCode(region),
            official,
            source,
            hash,
            expiresAt,
            issuedAt: at,
            takenOver,
          },
        },
      ];
    },
    RevokeApiKey: ({ id, at }, { status }, { isLastAdministrator }) => {
      if (status === 'unknown') throw reject('api-key.not-found');
      if (isLastAdministrator) throw reject('api-key.last-administrator');
      return status === 'revoked' ? [] : [{ type: 'ApiKeyRevoked', data: { id, revokedAt: at } }];
    },
  },
  evolve: {
    ApiKeyIssued: (_, { region }) => ({ status: 'issued', region }),
    ApiKeyRevoked: (state) => (state.status === 'unknown' ? state : { ...state, status: 'revoked' }),
  },
};

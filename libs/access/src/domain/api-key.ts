import { type Decider, type Event, type Instant, type Message, shortestRegionCode } from '@sealtrail/event-sourcing';
import { fault, reject } from '../rejections';
import type { Role } from './roles';

/** A key as it was issued; the key itself is kept nowhere. */
export type ApiKey = {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly department: string | null;
  /** It is good for this region and all that lies in it. */
  readonly region: string | null;
  readonly official: string | null;
  /** SHA-256 of the key, lower-case hex. */
  readonly hash: string;
  readonly expiresAt: Instant | null;
};

export type ApiKeyIssued = Event<'ApiKeyIssued', ApiKey & { readonly issuedAt: Instant }>;
export type ApiKeyRevoked = Event<'ApiKeyRevoked', { readonly id: string; readonly revokedAt: Instant }>;
export type ApiKeyEvent = ApiKeyIssued | ApiKeyRevoked;

export type IssueApiKey = Message<'IssueApiKey', ApiKey & { readonly at: Instant }>;
export type RevokeApiKey = Message<'RevokeApiKey', { readonly id: string; readonly at: Instant }>;
export type ApiKeyCommand = IssueApiKey | RevokeApiKey;

/** Whether nobody could make keys any more without this one. */
export type ApiKeyKnown = { readonly isLastAdministrator: boolean };

type State = { readonly status: 'unknown' | 'issued' | 'revoked' };

export const apiKeyStream = (id: string): string => `apiKey-${id}`;

export const apiKeyDecider: Decider<State, ApiKeyCommand, ApiKeyEvent, ApiKeyKnown> = {
  initial: { status: 'unknown' },
  decide: {
    IssueApiKey: ({ at, id, name, role, department, region, official, hash, expiresAt }, { status }) => {
      if (status !== 'unknown') throw reject('api-key.exists');
      if (expiresAt !== null && expiresAt <= at)
        throw reject('api-key.expiry-past', {}, [fault('/expiresAt', 'api-key.expiry-past')]);
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
            hash,
            expiresAt,
            issuedAt: at,
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
    ApiKeyIssued: () => ({ status: 'issued' }),
    ApiKeyRevoked: () => ({ status: 'revoked' }),
  },
};

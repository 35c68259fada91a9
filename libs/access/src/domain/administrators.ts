import { type CommandMessage, type Decider, type Event, type Instant, liesWithin } from '@sealtrail/event-sourcing';
import { reject } from '../rejections';
import type { ApiKey } from './api-key';

/** An administrator's key is about to be revoked, and counts no more among those that remain. */
export type AdministratorReleased = Event<
  'AdministratorReleased',
  { readonly id: string; readonly releasedAt: Instant }
>;

export type ReleaseAdministrator = CommandMessage<
  'ReleaseAdministrator',
  { readonly id: string; readonly at: Instant }
>;

/** An administrator's key, not revoked. */
export type Administrator = Pick<ApiKey, 'id' | 'expiresAt' | 'region'>;

/** One stream for all of them: two who revoke each other at the same moment meet in it, and one comes second. */
export const administratorsStream = 'administrators-all';

/**
 * Somebody can always make a key: an administrator's is revoked only where another remains that lasts as long and reaches
 * as far. One whose time is over opens nothing, and may go.
 */
export const administratorsDecider: Decider<
  ReadonlySet<string>,
  ReleaseAdministrator,
  AdministratorReleased,
  readonly Administrator[]
> = {
  initial: new Set(),
  decide: {
    ReleaseAdministrator: ({ id, at }, released, administrators) => {
      const going = administrators.find((each) => each.id === id);
      if (going === undefined || released.has(id)) return [];
      const isOver = going.expiresAt !== null && going.expiresAt <= at;
      const remain = administrators.some(
        (each) => each.id !== id && !released.has(each.id) && lastsAsLongAs(going, each) && reachesAsFarAs(going, each),
      );
      if (!isOver && !remain) throw reject('api-key.last-administrator');
      return [{ type: 'AdministratorReleased', data: { id, releasedAt: at } }];
    },
  },
  evolve: {
    AdministratorReleased: (released, { id }) => new Set([...released, id]),
  },
};

const lastsAsLongAs = (going: Administrator, other: Administrator): boolean =>
  other.expiresAt === null || (going.expiresAt !== null && other.expiresAt >= going.expiresAt);

const reachesAsFarAs = (going: Administrator, other: Administrator): boolean => liesWithin(other.region, going.region);

import { type CommandMessage, type Decider, type Event, type Instant, liesWithin } from '@sealtrail/event-sourcing';
import { reject } from '../rejections';
import type { ApiKey } from './api-key';

/** An administrator's key is about to be revoked, and no longer counts among those that remain. */
export type AdministratorReleased = Event<
  'AdministratorReleased',
  { readonly id: string; readonly releasedAt: Instant }
>;

export type ReleaseAdministrator = CommandMessage<
  'ReleaseAdministrator',
  { readonly id: string; readonly at: Instant }
>;

/** An administrator's key that is not revoked. */
export type Administrator = Pick<ApiKey, 'id' | 'expiresAt' | 'region'>;

/** A single stream for all of them: two administrators who revoke each other concurrently conflict in it, and one is refused. */
export const administratorsStream = 'administrators-all';

/**
 * Some administrator can always issue keys: a key is released only if another one remains that is valid as long and has at least
 * the same region. An expired key opens nothing, and may be released.
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

import {
  type CommandMessage,
  type Decider,
  derivedId,
  type Event,
  type Instant,
  type WrittenText,
} from '@sealtrail/event-sourcing';
import { fault, reject } from '../rejections';
import type { ApiKey } from './api-key';
import { boundRequirementsOf, type KeyBounds, type Role } from './roles';

/** Roles of persons who may have others act in their name. Systems and administrators issue keys instead. */
export const DELEGABLE_ROLES: readonly Role[] = [
  'window',
  'officer',
  'chiefRepresentative',
  'supervisor',
  'discipline',
  'ratingDesk',
];

export const DELEGATION_DAYS_MAX = 180;
export const DELEGATION_DAYS_DEFAULT = 30;
/** Delegations of one key that have not ended. */
const DELEGATIONS_MAX = 20;

const DAY_MS = 86_400_000;

/** 代理: the holder of one key acts with the bounds of another, in the name of its holder, between two instants. */
export type Delegation = {
  readonly id: string;
  /** Id of the key whose bounds apply. */
  readonly delegator: string;
  /** Id of the key that acts. */
  readonly delegate: string;
  readonly from: Instant;
  /** Exclusive. */
  readonly until: Instant;
  /** Number of the written mandate (授权文书). */
  readonly mandate: string;
  readonly reason: WrittenText;
};

export type DelegationGranted = Event<'DelegationGranted', Delegation & { readonly grantedAt: Instant }>;
/** `by`: id of the key that ended it. */
export type DelegationEnded = Event<
  'DelegationEnded',
  { readonly id: string; readonly by: string; readonly endedAt: Instant }
>;
export type DelegationEvent = DelegationGranted | DelegationEnded;

export type GrantDelegation = CommandMessage<'GrantDelegation', Delegation & { readonly at: Instant }>;
export type EndDelegation = CommandMessage<
  'EndDelegation',
  { readonly id: string; readonly by: string; readonly at: Instant }
>;
export type DelegationCommand = GrantDelegation | EndDelegation;

export type DelegationContext = {
  /** The keys, `null` if they are unknown or no longer valid. */
  readonly delegator: ApiKey | null;
  readonly delegate: ApiKey | null;
  /** Delegations of the delegator that have not ended. */
  readonly open: number;
};

export type DelegationState =
  | { readonly status: 'unknown' }
  | { readonly status: 'granted' | 'ended'; readonly delegator: string; readonly delegate: string };

/** The id of the delegation that a command grants. */
export const delegationIdOf = (commandId: string): string => derivedId('delegation', commandId);

export const delegationStream = (id: string): string => `delegation-${id}`;

/**
 * Whether a key may act for another: within a department for its department; otherwise only a key of the same role, so that
 * nobody supervises in another's name who could not supervise in his own.
 */
function mayActFor(delegate: ApiKey, delegator: KeyBounds & Pick<ApiKey, 'id'>): boolean {
  if (delegate.id === delegator.id || !DELEGABLE_ROLES.includes(delegator.role)) return false;
  if (delegator.department === null) return delegate.role === delegator.role;
  return boundRequirementsOf[delegate.role].department === 'needed' && delegate.department === delegator.department;
}

export const delegationDecider: Decider<DelegationState, DelegationCommand, DelegationEvent, DelegationContext> = {
  initial: { status: 'unknown' },
  decide: {
    GrantDelegation: ({ at, ...delegation }, { status }, { delegator, delegate, open }) => {
      if (status !== 'unknown') throw reject('delegation.exists');
      const { from, until } = delegation;
      const isSuitable = delegator !== null && delegate !== null && mayActFor(delegate, delegator);
      const faults = [
        ...(isSuitable ? [] : [fault('/delegate', 'delegation.delegate-unsuitable')]),
        ...(from >= at ? [] : [fault('/from', 'delegation.in-the-past')]),
        ...(isPeriod(from, until) ? [] : [fault('/until', 'delegation.period-invalid', { days: DELEGATION_DAYS_MAX })]),
      ];
      if (faults.length > 0) throw reject('delegation.invalid', {}, faults);
      if (open >= DELEGATIONS_MAX) throw reject('delegation.too-many', { max: DELEGATIONS_MAX });
      return [{ type: 'DelegationGranted', data: { ...delegation, grantedAt: at } }];
    },
    EndDelegation: ({ id, by, at }, { status }) => {
      if (status === 'unknown') throw reject('delegation.not-found');
      return status === 'ended' ? [] : [{ type: 'DelegationEnded', data: { id, by, endedAt: at } }];
    },
  },
  evolve: {
    DelegationGranted: (_, { delegator, delegate }) => ({ status: 'granted', delegator, delegate }),
    DelegationEnded: (state) => (state.status === 'unknown' ? state : { ...state, status: 'ended' }),
  },
};

const isPeriod = (from: Instant, until: Instant): boolean =>
  from < until && Date.parse(until) - Date.parse(from) <= DELEGATION_DAYS_MAX * DAY_MS;

import { Injectable } from '@nestjs/common';
import { EventStore, type Instant, liesWithin, type PageCursor, type RecordedEvent } from '@sealtrail/event-sourcing';
import type { Delegation, DelegationEvent } from '../domain/delegation';
import type { EmergencyAccess, EmergencyAccessEvent, EmergencyReview } from '../domain/emergency-access';
import { LogRegister } from './log-register';

export type GrantedDelegation = Delegation & { readonly grantedAt: Instant; readonly endedAt: Instant | null };
export type OpenedEmergencyAccess = EmergencyAccess & {
  readonly openedAt: Instant;
  readonly review: EmergencyReview | null;
};

type GrantEvent = DelegationEvent | EmergencyAccessEvent;

const TYPES: readonly GrantEvent['type'][] = [
  'DelegationGranted',
  'DelegationEnded',
  'EmergencyAccessOpened',
  'EmergencyAccessReviewed',
];

type GrantPage<Grant> = { readonly items: readonly Grant[]; readonly next: PageCursor | null };

/** All delegations and emergency accesses, in memory. */
@Injectable()
export class AccessGrants extends LogRegister<GrantEvent> {
  private readonly delegations = new Map<string, GrantedDelegation>();
  private readonly emergencies = new Map<string, OpenedEmergencyAccess>();

  constructor(store: EventStore) {
    super(store, TYPES);
  }

  /** The delegation with an id if it is in force now and the key may act by it; `null` otherwise. */
  delegationTo(delegate: string, id: string, now: Instant): GrantedDelegation | null {
    const found = this.delegations.get(id);
    if (found === undefined || found.delegate !== delegate || found.endedAt !== null) return null;
    return found.from <= now && now < found.until ? found : null;
  }

  /** The number of delegations of a key that have not ended. */
  openDelegationsOf(delegator: string, now: Instant): number {
    return [...this.delegations.values()].filter(
      (each) => each.delegator === delegator && each.endedAt === null && now < each.until,
    ).length;
  }

  /** The emergency access with an id if the key opened it for the case and it has not ended; `null` otherwise. */
  emergencyOf(key: string, id: string, application: string, now: Instant): OpenedEmergencyAccess | null {
    const found = this.emergencies.get(id);
    if (found === undefined || found.key !== key || found.application !== application) return null;
    return now < found.until ? found : null;
  }

  /** The key that opened an emergency access; `null`: there is none with this id. */
  openerOf(id: string): string | null {
    return this.emergencies.get(id)?.key ?? null;
  }

  /** Delegations that a reader may see, latest first. */
  delegationPage(
    isShown: (delegation: GrantedDelegation) => boolean,
    limit: number,
    after: string | null,
  ): GrantPage<GrantedDelegation> {
    return pageOf([...this.delegations.values()].filter(isShown), limit, after);
  }

  /** Emergency accesses to cases of a region (`null`: of all), latest first. */
  emergencyPage(region: string | null, limit: number, after: string | null): GrantPage<OpenedEmergencyAccess> {
    const shown = [...this.emergencies.values()].filter((each) => liesWithin(region, each.region));
    return pageOf(shown, limit, after);
  }

  protected override fold({ type, data }: RecordedEvent<GrantEvent>): void {
    switch (type) {
      case 'DelegationGranted':
        this.delegations.set(data.id, { ...data, endedAt: null });
        return;
      case 'DelegationEnded': {
        const found = this.delegations.get(data.id);
        if (found !== undefined) this.delegations.set(data.id, { ...found, endedAt: data.endedAt });
        return;
      }
      case 'EmergencyAccessOpened':
        this.emergencies.set(data.id, { ...data, review: null });
        return;
      case 'EmergencyAccessReviewed': {
        const found = this.emergencies.get(data.id);
        const { id: _, ...review } = data;
        if (found !== undefined) this.emergencies.set(data.id, { ...found, review });
      }
    }
  }
}

/** A page of what was granted, latest first, after an id, and where the list continues. */
function pageOf<Grant extends { readonly id: string }>(
  grants: readonly Grant[],
  limit: number,
  after: string | null,
): GrantPage<Grant> {
  const latest = grants.toReversed();
  const from = latest.findIndex(({ id }) => id === after) + 1;
  const items = latest.slice(from, from + limit);
  const last = items.at(-1);
  return { items, next: last === undefined || from + limit >= latest.length ? null : { value: null, id: last.id } };
}

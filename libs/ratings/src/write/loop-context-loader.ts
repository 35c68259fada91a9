import { Injectable } from '@nestjs/common';
import { type ApplicationEvent, applicationStream, mustSee } from '@sealtrail/applications/events';
import { noCalendar, readCalendarChain } from '@sealtrail/calendar/events';
import {
  EventStore,
  fold,
  NO_STREAM,
  type RecordedEvent,
  Rejection,
  type Scope,
  StreamStateCache,
} from '@sealtrail/event-sourcing';
import { type Policies, readPolicies, policies as shippedPolicies } from '@sealtrail/policy/events';
import { type Calendar, Jurisdiction } from '@sealtrail/working-days';
import type { Loop } from '../domain/loop';
import { loopDecider, type RatingStreamEvent } from '../domain/loop-decider';
import type { Order } from '../domain/order';
import { orderDecider } from '../domain/order-decider';
import type { OrderEvent } from '../domain/order-events';
import { orderStream } from '../domain/order-id';
import { ratingStream } from '../domain/rating-commands';

/** A state, with the revisions at which it was read. */
type Read<State> = { readonly state: State; readonly revisions: Readonly<Record<string, string>> };

/** Loads the context of loop decisions directly from the streams, so that it is never stale. */
@Injectable()
export class LoopContextLoader {
  constructor(
    private readonly store: EventStore,
    private readonly streams: StreamStateCache,
    private readonly jurisdiction: Jurisdiction,
  ) {}

  async rating(ratingId: string): Promise<Read<Loop>> {
    const stream = ratingStream(ratingId);
    const events = (await this.store.read(stream)) as readonly RecordedEvent<RatingStreamEvent>[];
    return { state: fold(loopDecider, events), revisions: revisionOf(stream, events) };
  }

  async order(orderId: string): Promise<Read<Order>> {
    const stream = orderStream(orderId);
    const events = (await this.store.read(stream)) as readonly RecordedEvent<OrderEvent>[];
    return { state: fold(orderDecider, events), revisions: revisionOf(stream, events) };
  }

  /** The calendar of the rated case: that of its item. */
  async calendar(applicationId: string): Promise<Read<Calendar>> {
    const [first] = await this.caseOf(applicationId);
    const { zone } = this.jurisdiction;
    if (first?.type !== 'ApplicationSubmitted') return { state: noCalendar(zone), revisions: {} };
    const { calendar, revisions } = await readCalendarChain(this.streams, first.data.terms.calendar, zone);
    return { state: calendar, revisions };
  }

  /** The policies that apply in the region of the rated unit. */
  async policies(region: string | undefined): Promise<Read<Policies>> {
    if (region === undefined) return { state: shippedPolicies(), revisions: {} };
    const { policies, revisions } = await readPolicies(this.streams, region);
    return { state: policies, revisions };
  }

  async isSeenCase(scope: Scope, applicationId: string): Promise<boolean> {
    const past = await this.caseOf(applicationId);
    try {
      mustSee(scope, past);
      return true;
    } catch (error) {
      if (error instanceof Rejection) return false;
      throw error;
    }
  }

  private async caseOf(applicationId: string): Promise<readonly RecordedEvent<ApplicationEvent>[]> {
    return (await this.store.read(applicationStream(applicationId))) as readonly RecordedEvent<ApplicationEvent>[];
  }
}

const revisionOf = (stream: string, events: readonly RecordedEvent[]) => ({
  [stream]: String(events.at(-1)?.revision ?? NO_STREAM),
});

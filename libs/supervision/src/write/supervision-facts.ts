import { Injectable } from '@nestjs/common';
import { type ApplicationEvent, applicationStream } from '@sealtrail/applications/events';
import { type CalendarEvent, calendarDecider, calendarOf, calendarStream } from '@sealtrail/calendar/events';
import { EventStore, type Known, KnownStreams, NO_STREAM, type Recorded } from '@sealtrail/event-sourcing';
import { latestPolicy, policies } from '@sealtrail/policy/events';
import { Jurisdiction } from '@sealtrail/working-days';
import { calendarChangesOf } from '../domain/calendar-changes';
import type { SupervisionKnown } from '../domain/supervision-known';
import { holdsKey, type Supervision } from '../domain/supervision-state';
import { watchedCaseOf } from '../domain/watched-case';

/** Loads what supervision rests on: the case from its own stream, so never behind, its calendar, and the policy. */
@Injectable()
export class SupervisionFacts {
  constructor(
    private readonly store: EventStore,
    private readonly streams: KnownStreams,
    private readonly jurisdiction: Jurisdiction,
  ) {}

  async for(applicationId: string, state: Supervision): Promise<Known<SupervisionKnown>> {
    const caseStream = applicationStream(applicationId);
    const events = (await this.store.read(caseStream)) as readonly Recorded<ApplicationEvent>[];
    const last = events.at(-1);
    if (last === undefined) return { facts: this.nothing, revisions: { [caseStream]: String(NO_STREAM) } };
    const watched = watchedCaseOf(events, latestPolicy(policies()));
    const stream = calendarStream(watched.ledger.calendar);
    const { state: calendar, revision } = await this.streams.state(calendarDecider, stream);
    return {
      facts: {
        watched,
        calendar: calendarOf(calendar, this.jurisdiction.zone),
        calendarChangedAt: calendar.lastChangedAt,
        calendarChanges: calendarChangesOf(await this.changesOf(stream, revision, state)),
        policies: policies(),
      },
      revisions: { [caseStream]: String(last.revision), [stream]: String(revision) },
    };
  }

  private get nothing(): SupervisionKnown {
    const calendar = calendarOf(calendarDecider.initial, this.jurisdiction.zone);
    return { watched: null, calendar, calendarChangedAt: null, calendarChanges: [], policies: policies() };
  }

  /** What has become of the calendar since the oldest computation that still counts. */
  private async changesOf(
    stream: string,
    revision: bigint,
    { cards }: Supervision,
  ): Promise<readonly Recorded<CalendarEvent>[]> {
    const computedFrom = cards.filter(holdsKey).map(({ calendarVersion }) => BigInt(calendarVersion));
    const oldest = computedFrom.reduce((a, b) => (a < b ? a : b), revision);
    if (oldest === revision) return [];
    return (await this.store.read(stream, oldest)) as readonly Recorded<CalendarEvent>[];
  }
}

import { Injectable } from '@nestjs/common';
import { type ApplicationEvent, applicationStream } from '@sealtrail/applications/events';
import {
  type CalendarChain,
  type CalendarEvent,
  FormerCalendars,
  lastChangeOf,
  noCalendar,
  readCalendarChain,
  revisionsOf,
} from '@sealtrail/calendar/events';
import {
  EventStore,
  type LoadedContext,
  NO_STREAM,
  type RecordedEvent,
  StreamStateCache,
} from '@sealtrail/event-sourcing';
import { readPolicies, policies as shippedPolicies } from '@sealtrail/policy/events';
import { Jurisdiction } from '@sealtrail/working-days';
import { calendarChangeReasonsOf } from '../domain/calendar-change-reasons';
import type { DecisionContext } from '../domain/decision-context';
import { supervisedCaseOf } from '../domain/supervised-case';
import { isActive, type Supervision } from '../domain/supervision-state';
import { EXEMPTIONS_STREAM } from '../exemptions/exemption-commands';
import { exemptionDecider } from '../exemptions/exemption-decider';
import { type NamedOfficial, readOfficer } from './read-officer';

/** Loads the case from its own stream, so that it is never behind, with its calendar and the policies. */
@Injectable()
export class DecisionContextLoader {
  private readonly former: FormerCalendars;

  constructor(
    private readonly store: EventStore,
    private readonly streams: StreamStateCache,
    private readonly jurisdiction: Jurisdiction,
  ) {
    this.former = new FormerCalendars(store);
  }

  /** @param officer who takes a step; `null`: nobody does */
  async load(
    applicationId: string,
    state: Supervision,
    officer: NamedOfficial | null = null,
  ): Promise<LoadedContext<DecisionContext>> {
    const caseStream = applicationStream(applicationId);
    const events = (await this.store.read(caseStream)) as readonly RecordedEvent<ApplicationEvent>[];
    const last = events.at(-1);
    if (last === undefined) return { facts: this.nothing, revisions: { [caseStream]: String(NO_STREAM) } };
    const [{ policies, revisions }, line, exempt] = await Promise.all([
      this.policiesFor(events),
      this.calendarFor(events),
      this.streams.state(exemptionDecider, EXEMPTIONS_STREAM),
    ]);
    const acting = officer === null ? { officer, revisions: {} } : await readOfficer(this.streams, officer);
    const known = exempt.revision === NO_STREAM ? {} : { [EXEMPTIONS_STREAM]: String(exempt.revision) };
    return {
      facts: {
        supervisedCase: supervisedCaseOf(events, policies),
        calendar: line.calendar,
        calendarChangedAt: lastChangeOf(line.states),
        calendarSeen: await this.seenBy(state, line),
        calendarChanges: calendarChangeReasonsOf(await this.changesOf(line, state)),
        policies,
        exemptions: exempt.state,
        officer: acting.officer,
      },
      revisions: {
        [caseStream]: String(last.revision),
        ...line.revisions,
        ...revisions,
        ...known,
        ...acting.revisions,
      },
    };
  }

  private async seenBy({ calendarVersion: version }: Supervision, { calendar }: CalendarChain) {
    const { id, zone } = calendar;
    if (version === null || version === calendar.version) return null;
    return this.former.get({ id, zone, version });
  }

  private get nothing(): DecisionContext {
    const calendar = noCalendar(this.jurisdiction.zone);
    const none = { supervisedCase: null, calendarChangedAt: null, calendarSeen: null, calendarChanges: [] };
    return { ...none, calendar, policies: shippedPolicies(), exemptions: exemptionDecider.initial, officer: null };
  }

  /** The calendar of the item, which the first event of the case names. */
  private calendarFor([first]: readonly RecordedEvent<ApplicationEvent>[]) {
    const calendar = first?.type === 'ApplicationSubmitted' ? first.data.terms.calendar : '';
    return readCalendarChain(this.streams, calendar, this.jurisdiction.zone);
  }

  /** What judges in the region of the case, which its first event names. */
  private async policiesFor([first]: readonly RecordedEvent<ApplicationEvent>[]) {
    if (first?.type !== 'ApplicationSubmitted') return { policies: shippedPolicies(), revisions: {} };
    return readPolicies(this.streams, first.data.region);
  }

  /** Events of the calendar and its parents since the oldest computation of an active card, in the order of the log. */
  private async changesOf(
    { calendar, revisions }: CalendarChain,
    { cards }: Supervision,
  ): Promise<readonly RecordedEvent<CalendarEvent>[]> {
    const counted = cards.filter(isActive).map(({ calendarVersion }) => revisionsOf(calendarVersion));
    const now = revisionsOf(calendar.version);
    const changes = await Promise.all(
      Object.keys(revisions).map(async (stream, place) => {
        const revision = now[place] ?? NO_STREAM;
        // After a change of parents nothing says which revision of this one the card was computed by.
        const oldest = counted.map((parts) => parts[place] ?? revision).reduce((a, b) => (a < b ? a : b), revision);
        return oldest === revision
          ? []
          : ((await this.store.read(stream, oldest)) as readonly RecordedEvent<CalendarEvent>[]);
      }),
    );
    return changes.flat().sort((a, b) => (a.position < b.position ? -1 : 1));
  }
}

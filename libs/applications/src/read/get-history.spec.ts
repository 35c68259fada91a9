import { calendarFrom, dayDeclared, yearImported } from '@sealtrail/calendar/testing';
import type { ItemTerms } from '@sealtrail/catalog/events';
import { InMemoryEventStore, writeFacts } from '@sealtrail/event-sourcing/testing';
import type { ApplicationCommand } from '../domain/application-commands';
import { applicationStream } from '../domain/application-decider';
import type { ApplicationEvent } from '../domain/application-events';
import {
  accept,
  at,
  contextFor,
  grant,
  outcome,
  promisedItem,
  recordedEventsAfter,
  requestCorrection,
  submit,
  workingDays,
} from '../testing';
import { GetHistory, GetHistoryHandler } from './get-history';

const received = at('2026-03-02');

/** The events that the history marks as reported late. */
async function lateIn(store: InMemoryEventStore): Promise<readonly string[]> {
  const ask = new GetHistory('a1', { department: null, region: null }, false, 50, null);
  const { items } = await new GetHistoryHandler(store).execute(ask);
  return items.flatMap((entry) => (entry.toldLate ? [entry.type] : []));
}

async function storeOf(terms: ItemTerms, commands: readonly ApplicationCommand[]): Promise<InMemoryEventStore> {
  const store = new InMemoryEventStore();
  for (const event of recordedEventsAfter(contextFor(terms), ...commands)) {
    await writeFacts(store, applicationStream('a1'), [event], event.metadata.recordedAt);
  }
  return store;
}

const toldLate = async (terms: ItemTerms, ...commands: readonly ApplicationCommand[]): Promise<readonly string[]> =>
  lateIn(await storeOf(terms, commands));

describe('an event marked as late in the history', () => {
  const asked = [submit(received), requestCorrection(['plan'], at('2026-03-03'), { deadline: workingDays(2) })];
  const free = { ...promisedItem, materials: [] };

  it('was reported on a later local day than it happened', async () => {
    const late = accept(at('2026-03-03'), { now: at('2026-03-04') });
    expect(await toldLate(promisedItem, submit(received), late)).toEqual(['ApplicationAccepted']);
    expect(await toldLate(promisedItem, submit(received), accept(at('2026-03-03')))).toEqual([]);
  });

  it.each(['returned', 'withdrawn'] as const)(
    'is not one by which a timer closes as %s, on the day that ends then',
    async (onCorrectionTimeout) => {
      const timer: ApplicationCommand = {
        type: 'RecordCorrectionTimeout',
        data: { at: at('2026-03-06', '00:00') },
      };
      expect(await toldLate({ ...promisedItem, onCorrectionTimeout }, ...asked, timer)).toEqual([]);
      // Nor if the timer was late: nobody reported it.
      const next: ApplicationCommand = { type: 'RecordCorrectionTimeout', data: { at: at('2026-03-09') } };
      expect(await toldLate({ ...promisedItem, onCorrectionTimeout }, ...asked, next)).toEqual([]);
    },
  );

  it('is not one by which a calendar change moved the case, though the case was recalculated a day later', async () => {
    const calendar = calendarFrom([yearImported(2026), dayDeclared({ date: '2026-03-07', working: true })]);
    const past = [submit(received), accept(received)];
    const change: ApplicationCommand = { type: 'RecomputeLimits', data: { changedAt: at('2026-03-18') } };
    const facts = outcome(contextFor(), past, change, { calendar }) as readonly ApplicationEvent[];
    expect(facts.map(({ type }) => type)).toEqual(['LimitsMoved', 'CalendarChangeNotApplied']);
    const store = await storeOf(promisedItem, past);
    await writeFacts(store, applicationStream('a1'), facts, at('2026-03-19'));
    expect(await lateIn(store)).toEqual([]);
  });

  it('is not one that happens at 24:00 and is reported then', async () => {
    const decided = grant(at('2026-03-06', '00:00'));
    expect(await toldLate(free, submit(received), accept(received), decided)).toEqual([]);
  });
});

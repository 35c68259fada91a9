import { derivedId, type Instant, metadataAt, StreamStateCache } from '@sealtrail/event-sourcing';
import { InMemoryEventStore } from '@sealtrail/event-sourcing/testing';
import { isWorkingDay } from '@sealtrail/working-days';
import { calendarStream } from '../domain/calendar-decider';
import type { CalendarEvent } from '../domain/calendar-events';
import { calendarDefined, dayDeclared, yearImported } from '../testing';
import { readCalendarChain, readFormerCalendar } from './calendar-chain';

const zone = 'Asia/Shanghai';
const recorded = (minute: number): Instant => `2026-03-02T01:0${minute}:00.000Z`;

describe('the calendar of a version', () => {
  const store = new InMemoryEventStore();
  let minute = 0;
  const keep = async (event: CalendarEvent): Promise<void> => {
    const stream = calendarStream(event.data.calendar);
    const id = derivedId(stream, String(minute));
    const told = { actor: 'a', commandId: id, correlationId: id, causationId: null, fingerprint: null, known: {} };
    await store.append({
      stream,
      expected: BigInt((await store.read(stream)).length) - 1n,
      events: [{ id, ...event }],
      metadata: metadataAt(recorded(minute++), told),
      answer: null,
    });
  };
  const now = async () => (await readCalendarChain(new StreamStateCache(store), 'xiangxi', zone)).calendar;
  const defined = (calendar: string, region: string, parent: string) => calendarDefined({ calendar, region, parent });

  it('has the days and the parents of that version, and says when it first changed', async () => {
    await keep(yearImported(2026));
    await keep(defined('hunan', '430000', 'cn-national'));
    await keep(dayDeclared({ calendar: 'hunan', date: '2026-03-04', working: false }));
    await keep(defined('xiangxi', '433100', 'hunan'));
    const seen = await now();
    expect(await readFormerCalendar(store, seen)).toBeNull();
    await keep(dayDeclared({ calendar: 'xiangxi', date: '2026-03-05', working: false }));
    await keep(dayDeclared({ calendar: 'cn-national', date: '2026-03-06', working: false }));
    await keep(defined('xiangxi', '433100', 'cn-national'));
    const former = await readFormerCalendar(store, seen);
    expect(former).toMatchObject({ calendar: { version: seen.version }, changedAt: recorded(4) });
    const working = (calendar: typeof seen) =>
      ['2026-03-04', '2026-03-05', '2026-03-06'].map((date) => isWorkingDay(calendar, date));
    expect(former && working(former.calendar)).toEqual([false, true, true]);
    expect(working(await now())).toEqual([true, false, false]);
  });
});

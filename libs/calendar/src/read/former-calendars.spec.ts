import { derivedId, metadataAt, StreamStateCache } from '@sealtrail/event-sourcing';
import { InMemoryEventStore } from '@sealtrail/event-sourcing/testing';
import { isWorkingDay } from '@sealtrail/working-days';
import { calendarStream } from '../domain/calendar-decider';
import { dayDeclared } from '../testing';
import { readCalendarChain } from './calendar-chain';
import { FormerCalendars } from './former-calendars';

const calendar = 'cn-national';
const zone = 'Asia/Shanghai';

class CountingStore extends InMemoryEventStore {
  reads = 0;

  override read(...asked: Parameters<InMemoryEventStore['read']>): ReturnType<InMemoryEventStore['read']> {
    this.reads += 1;
    return super.read(...asked);
  }
}

describe('earlier versions of calendars', () => {
  const store = new CountingStore();
  const former = new FormerCalendars(store);
  let count = 0;

  /** Declares a day off; returns the calendar as it was before. */
  const declare = async (date: string) => {
    const before = (await readCalendarChain(new StreamStateCache(store), calendar, zone)).calendar;
    const id = derivedId(String(count));
    const told = { actor: 'a', commandId: id, correlationId: id, causationId: null, known: {} };
    await store.append({
      stream: calendarStream(calendar),
      expected: BigInt(count) - 1n,
      events: [{ id, ...dayDeclared({ calendar, date, working: false }) }],
      metadata: metadataAt('2026-03-02T01:00:00.000Z', told),
      answer: null,
    });
    count += 1;
    return before;
  };

  it('are folded once each, also if several are asked for in turn', async () => {
    await declare('2026-03-04');
    const first = await declare('2026-03-05');
    const second = await declare('2026-03-06');
    const off = async (version: typeof first) => {
      const found = await former.get(version);
      return ['2026-03-05', '2026-03-06'].map((date) => found && !isWorkingDay(found.calendar, date));
    };
    const readsBefore = store.reads;
    for (let turn = 0; turn < 3; turn += 1) {
      expect(await off(first)).toEqual([false, false]);
      expect(await off(second)).toEqual([true, false]);
    }
    expect(store.reads - readsBefore).toBe(2);
  });

  it('are none before anything has changed, which the next event ends', async () => {
    const now = (await readCalendarChain(new StreamStateCache(store), calendar, zone)).calendar;
    expect(await former.get(now)).toBeNull();
    await declare('2026-03-09');
    expect(await former.get(now)).toMatchObject({ calendar: { version: now.version } });
  });
});

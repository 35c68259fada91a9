import { derivedId } from '../events/ids';
import type { ParkedStream } from '../events/parked-streams';
import type { Timer, TimerStore } from '../reactors/reactor';

/** A store under test. */
export type TimerStoreDriver = { readonly store: TimerStore; readonly close: () => Promise<void> };

const march = (day: number, ms = '000'): string => `2026-03-${String(day).padStart(2, '0')}T00:00:00.${ms}Z`;

const timer = (id: string, due: string, rank = 0, setAt = march(1)): Timer => ({
  id: derivedId(id),
  due,
  setAt,
  rank,
  reactor: 'deadline-watch',
  causationId: 'e-1',
  correlationId: 'trace-1',
  source: `application-${id}`,
  stream: `supervision-'${id}`,
  command: { type: 'CheckLimits', data: { at: due, name: '时限', nested: [{ n: null }] } },
});

/** The contract of every timer store. The suite asks for a new, empty store for each test. */
export function describeTimerStoreContract(name: string, makeDriver: () => Promise<TimerStoreDriver>): void {
  describe(`${name} keeps the contract of a timer store`, () => {
    let driver: TimerStoreDriver;
    const store = (): TimerStore => driver.store;

    beforeEach(async () => {
      driver = await makeDriver();
    });
    afterEach(() => driver.close());

    it('has no timers at the beginning', async () => {
      expect(await store().nextDue()).toBeNull();
      expect(await store().waiting()).toStrictEqual({ count: 0, oldest: null, dueAndKnown: null });
      expect(await store().dueAt(march(1), 10)).toStrictEqual([]);
      expect(await store().checkpoint('reactors')).toBe(0n);
    });

    it('returns timers as they were set', async () => {
      const set = timer('a', march(1));
      await store().advance('reactors', [set], 1n);
      expect(await store().dueAt(march(1), 10)).toStrictEqual([set]);
    });

    it('returns the earliest due instant, to the millisecond', async () => {
      await store().advance(
        'reactors',
        [timer('a', march(2)), timer('b', march(1, '002')), timer('c', march(1, '001'))],
        1n,
      );
      expect(await store().nextDue()).toBe(march(1, '001'));
      expect(await store().waiting()).toMatchObject({ count: 3, oldest: march(1, '001') });
      await store().done([derivedId('c')]);
      expect(await store().nextDue()).toBe(march(1, '002'));
    });

    it('returns the earliest instant at which a timer could fire: an event reported late sets timers in the past', async () => {
      await store().advance('reactors', [timer('past', march(1), 0, march(9)), timer('b', march(7), 0, march(2))], 1n);
      expect(await store().waiting()).toStrictEqual({ count: 2, oldest: march(1), dueAndKnown: march(7) });
      await store().done([derivedId('b')]);
      expect(await store().waiting()).toStrictEqual({ count: 1, oldest: march(1), dueAndKnown: march(9) });
      await store().done([derivedId('past')]);
      expect(await store().waiting()).toStrictEqual({ count: 0, oldest: null, dueAndKnown: null });
    });

    it('returns the timers of exactly one instant by rank, then by id, up to a limit', async () => {
      const ranks = [2, 0, 1, 0, 10, -1];
      const set = ranks.map((rank, n) => timer(`t${n}`, march(1), rank));
      await store().advance('reactors', [...set, timer('other', march(2), -5)], 1n);
      const inOrder = [...set].sort((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1));
      expect(await store().dueAt(march(1), 100)).toStrictEqual(inOrder);
      expect(await store().dueAt(march(1), 2)).toStrictEqual(inOrder.slice(0, 2));
      await store().done(inOrder.slice(0, 2).map(({ id }) => id));
      expect(await store().dueAt(march(1), 2)).toStrictEqual(inOrder.slice(2, 4));
    });

    it('stores a timer that is set twice once', async () => {
      await store().advance('reactors', [timer('a', march(1)), timer('a', march(1))], 1n);
      await store().advance('reactors', [timer('a', march(1))], 2n);
      expect(await store().waiting()).toMatchObject({ count: 1 });
    });

    it('does not restore fired timers when an advance is repeated', async () => {
      const advance = () => store().advance('reactors', [timer('a', march(1))], 5n);
      await advance();
      await store().done([derivedId('a')]);
      await advance();
      await store().advance('reactors', [timer('b', march(1))], 4n);
      expect(await store().waiting()).toStrictEqual({ count: 0, oldest: null, dueAndKnown: null });
      expect(await store().checkpoint('reactors')).toBe(5n);
    });

    it('accepts done twice, and for an unknown timer', async () => {
      await store().advance('reactors', [timer('a', march(1))], 1n);
      await store().done([]);
      await store().done([derivedId('a'), derivedId('never')]);
      await store().done([derivedId('a')]);
      expect(await store().nextDue()).toBeNull();
    });

    it('keeps a 64-bit checkpoint for each name', async () => {
      await store().advance('reactors', [], 9223372036854775806n);
      await store().advance('others', [timer('a', march(1))], 3n);
      expect(await store().checkpoint('reactors')).toBe(9223372036854775806n);
      expect(await store().checkpoint('others')).toBe(3n);
      await store().advance('reactors', [], 9223372036854775807n);
      expect(await store().checkpoint('reactors')).toBe(9223372036854775807n);
    });

    const parked = (stream: string, position: bigint, code = 'TypeError'): ParkedStream => ({
      stream,
      revision: position - 1n,
      position,
      code,
    });

    it('stores the parked streams with the checkpoint, each once, ordered by position', async () => {
      expect(await store().parked('reactors')).toStrictEqual([]);
      const [a, b] = [parked('application-a', 7n), parked('application-b', 9223372036854775806n)];
      await store().advance('reactors', [], 9n, [b]);
      await store().advance('others', [], 3n, [parked('application-c', 2n)]);
      await store().advance('reactors', [], 11n, [a, b]);
      expect(await store().parked('reactors')).toStrictEqual([a, b]);
      await store().advance('reactors', [], 12n);
      expect(await store().parked('reactors')).toStrictEqual([a, b]);
      expect(await store().parked('others')).toStrictEqual([parked('application-c', 2n)]);
    });

    it('also stores them while the checkpoint stays, but no timers then', async () => {
      await store().advance('reactors', [], 0n, [parked('application-a', 1n)]);
      await store().advance('reactors', [], 5n);
      await store().advance('reactors', [timer('x', march(1))], 5n, [parked('application-b', 6n)]);
      expect(await store().parked('reactors')).toStrictEqual([
        parked('application-a', 1n),
        parked('application-b', 6n),
      ]);
      expect(await store().waiting()).toMatchObject({ count: 0 });
      expect(await store().checkpoint('reactors')).toBe(5n);
    });

    it('holds timers set by a parked stream, sent to it, or sent to another stream of the same entity', async () => {
      const of = (id: string, source: string | null, stream: string): Timer => ({
        ...timer(id, march(2)),
        source,
        stream,
      });
      const free = [of('free', 'application-2', 'supervision-2'), of('old', null, 'rating-3')];
      const held = [
        of('source', 'order-1', 'rating-9'),
        of('same', 'application-1', 'application-1'),
        of('about', null, 'supervision-1'),
      ];
      await store().advance('reactors', [...free, ...held], 5n, [parked('application-1', 4n), parked('order-1', 5n)]);
      const ids = async () => new Set((await store().dueAt(march(2), 100)).map(({ id }) => id));
      expect(await ids()).toStrictEqual(new Set(free.map(({ id }) => id)));
      await store().advance(
        'reactors',
        [timer('first', march(1))].map((one) => ({ ...one, stream: 'order-1' })),
        6n,
      );
      expect(await store().nextDue()).toBe(march(2));
      expect(await store().waiting()).toStrictEqual({ count: 6, oldest: march(2), dueAndKnown: march(2) });
      await store().resumed('reactors', { stream: 'order-1', timers: [], still: null });
      await store().resumed('reactors', { stream: 'application-1', timers: [], still: null });
      expect(await store().nextDue()).toBe(march(1));
      expect((await ids()).size).toBe(5);
    });

    it('returns the due timers among many held ones', async () => {
      const of = (n: number, stream: string): Timer => ({ ...timer(`t${n}`, march(1)), stream, source: null });
      const held = Array.from({ length: 700 }, (_, n) => of(n, 'thing-1'));
      const free = Array.from({ length: 3 }, (_, n) => ({ ...of(1_000 + n, 'thing-2'), rank: 5 }));
      await store().advance('reactors', [...held, ...free], 1n, [parked('thing-1', 1n)]);
      expect(await store().nextDue()).toBe(march(1));
      expect((await store().dueAt(march(1), 2)).map(({ rank }) => rank)).toStrictEqual([5, 5]);
      expect((await store().dueAt(march(1), 500)).length).toBe(3);
      expect(await store().dueAt(march(2), 500)).toStrictEqual([]);
    });

    it('removes a resumed stream together with storing its timers, once', async () => {
      await store().advance('reactors', [], 9n, [parked('application-1', 4n)]);
      const set = { ...timer('late', march(1)), source: 'application-1' };
      const resume = () => store().resumed('reactors', { stream: 'application-1', timers: [set], still: null });
      await resume();
      expect(await store().dueAt(march(1), 9)).toStrictEqual([set]);
      expect(await store().parked('reactors')).toStrictEqual([]);
      await store().done([set.id]);
      await resume();
      expect(await store().waiting()).toStrictEqual({ count: 0, oldest: null, dueAndKnown: null });
      expect(await store().checkpoint('reactors')).toBe(9n);
    });

    it('keeps it parked at a later poison event, with the timers of the events before that', async () => {
      await store().advance('reactors', [], 9n, [parked('application-1', 4n)]);
      const still = parked('application-1', 6n, 'RangeError');
      const set = { ...timer('late', march(1)), source: 'application-1' };
      await store().resumed('reactors', { stream: 'application-1', timers: [set], still });
      expect(await store().parked('reactors')).toStrictEqual([still]);
      expect(await store().waiting()).toStrictEqual({ count: 1, oldest: null, dueAndKnown: null });
    });

    it('returns the last request to resume parked streams until it was handled', async () => {
      await store().requestResume('in vain');
      await store().advance('reactors', [], 9n, [parked('application-1', 4n)]);
      expect(await store().resumeRequest('reactors')).toBeNull();
      await store().requestResume('first');
      await store().requestResume('second');
      await store().resumeHandled('reactors', 'first');
      expect(await store().resumeRequest('reactors')).toBe('second');
      await store().advance('reactors', [], 10n, [parked('application-1', 4n)]);
      expect(await store().resumeRequest('reactors')).toBe('second');
      await store().resumeHandled('reactors', 'second');
      expect(await store().resumeRequest('reactors')).toBeNull();
      await store().requestResume('third');
      await store().resumed('reactors', { stream: 'application-1', timers: [], still: null });
      expect(await store().resumeRequest('reactors')).toBeNull();
    });

    it('handles thousands of timers', async () => {
      const set = Array.from({ length: 3_000 }, (_, n) => timer(`t${n}`, march(1 + (n % 3))));
      await store().advance('reactors', set, 1n);
      expect(await store().dueAt(march(2), 5_000)).toHaveLength(1_000);
      await store().done(set.slice(0, 2_999).map(({ id }) => id));
      expect(await store().waiting()).toMatchObject({ count: 1, oldest: march(3) });
    });
  });
}

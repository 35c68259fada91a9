import { derivedId } from '../events/ids';
import type { Timer, TimerStore } from '../reactors/reactor';

/** A store under contract. */
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
  stream: `supervision-'${id}`,
  command: { type: 'CheckLimits', data: { at: due, name: '时限', nested: [{ n: null }] } },
});

/** What every timer store promises. The suite asks for a new, empty store for each test. */
export function describeTimerStoreContract(name: string, makeDriver: () => Promise<TimerStoreDriver>): void {
  describe(`${name} keeps the contract of a timer store`, () => {
    let driver: TimerStoreDriver;
    const store = (): TimerStore => driver.store;

    beforeEach(async () => {
      driver = await makeDriver();
    });
    afterEach(() => driver.close());

    it('waits for nothing at the beginning', async () => {
      expect(await store().nextDue()).toBeNull();
      expect(await store().waiting()).toStrictEqual({ count: 0, oldest: null, dueAndKnown: null });
      expect(await store().dueAt(march(1), 10)).toStrictEqual([]);
      expect(await store().checkpoint('reactors')).toBe(0n);
    });

    it('gives timers back as they were set', async () => {
      const set = timer('a', march(1));
      await store().advance('reactors', [set], 1n);
      expect(await store().dueAt(march(1), 10)).toStrictEqual([set]);
    });

    it('knows the earliest instant, to the millisecond', async () => {
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

    it('knows from when on one could fire: a fact that was told late sets timers for the past', async () => {
      await store().advance('reactors', [timer('past', march(1), 0, march(9)), timer('b', march(7), 0, march(2))], 1n);
      expect(await store().waiting()).toStrictEqual({ count: 2, oldest: march(1), dueAndKnown: march(7) });
      await store().done([derivedId('b')]);
      expect(await store().waiting()).toStrictEqual({ count: 1, oldest: march(1), dueAndKnown: march(9) });
      await store().done([derivedId('past')]);
      expect(await store().waiting()).toStrictEqual({ count: 0, oldest: null, dueAndKnown: null });
    });

    it('gives the timers of exactly one instant by rank, then by id, some at a time', async () => {
      const ranks = [2, 0, 1, 0, 10, -1];
      const set = ranks.map((rank, n) => timer(`t${n}`, march(1), rank));
      await store().advance('reactors', [...set, timer('other', march(2), -5)], 1n);
      const inOrder = [...set].sort((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1));
      expect(await store().dueAt(march(1), 100)).toStrictEqual(inOrder);
      expect(await store().dueAt(march(1), 2)).toStrictEqual(inOrder.slice(0, 2));
      await store().done(inOrder.slice(0, 2).map(({ id }) => id));
      expect(await store().dueAt(march(1), 2)).toStrictEqual(inOrder.slice(2, 4));
    });

    it('keeps a timer that is set twice once', async () => {
      await store().advance('reactors', [timer('a', march(1)), timer('a', march(1))], 1n);
      await store().advance('reactors', [timer('a', march(1))], 2n);
      expect(await store().waiting()).toMatchObject({ count: 1 });
    });

    it('does not bring back what is done when an advance is repeated', async () => {
      const advance = () => store().advance('reactors', [timer('a', march(1))], 5n);
      await advance();
      await store().done([derivedId('a')]);
      await advance();
      await store().advance('reactors', [timer('b', march(1))], 4n);
      expect(await store().waiting()).toStrictEqual({ count: 0, oldest: null, dueAndKnown: null });
      expect(await store().checkpoint('reactors')).toBe(5n);
    });

    it('takes done for an answer, also twice and for what it never had', async () => {
      await store().advance('reactors', [timer('a', march(1))], 1n);
      await store().done([]);
      await store().done([derivedId('a'), derivedId('never')]);
      await store().done([derivedId('a')]);
      expect(await store().nextDue()).toBeNull();
    });

    it('keeps a checkpoint for each name, of 64 bits', async () => {
      await store().advance('reactors', [], 9223372036854775806n);
      await store().advance('others', [timer('a', march(1))], 3n);
      expect(await store().checkpoint('reactors')).toBe(9223372036854775806n);
      expect(await store().checkpoint('others')).toBe(3n);
      await store().advance('reactors', [], 9223372036854775807n);
      expect(await store().checkpoint('reactors')).toBe(9223372036854775807n);
    });

    it('holds thousands', async () => {
      const set = Array.from({ length: 3_000 }, (_, n) => timer(`t${n}`, march(1 + (n % 3))));
      await store().advance('reactors', set, 1n);
      expect(await store().dueAt(march(2), 5_000)).toHaveLength(1_000);
      await store().done(set.slice(0, 2_999).map(({ id }) => id));
      expect(await store().waiting()).toMatchObject({ count: 1, oldest: march(3) });
    });
  });
}

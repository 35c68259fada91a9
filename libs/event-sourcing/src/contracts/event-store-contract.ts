import type { RejectionData } from '../commands/rejection';
import { NO_STREAM, RevisionConflict } from '../events/event-store';
import { describeDamage } from './damage-contract';
import { appendRequest, type EventStoreDriver, REJECTIONS_KEPT_MS } from './event-store-driver';
import { describeSubscriptions } from './subscription-contract';

/** The contract of every event store. The suite asks for a new, empty store for each test. */
export function describeEventStoreContract(name: string, makeDriver: () => Promise<EventStoreDriver>): void {
  describe(`${name} keeps the contract of an event store`, () => {
    let driver: EventStoreDriver;

    beforeEach(async () => {
      driver = await makeDriver();
    });
    afterEach(() => driver.close());

    describeStreams(() => driver);
    describeRetries(() => driver);
    describeAnswers(() => driver);
    describeForgetting(() => driver);
    describeParallelAppends(() => driver);
    describeSubscriptions(() => driver);
    describeDamage(() => driver);
  });
}

function describeStreams(driver: () => EventStoreDriver): void {
  describe('streams', () => {
    it('returns what was appended', async () => {
      const { store } = driver();
      const data = {
        text: '办件 𠮷 "quoted" \\ \u0000 \n',
        list: [1, -0.5, 1e21, null, true, { deep: [] }],
        none: null,
      };
      const write = appendRequest('c1', 'item-\'1"', NO_STREAM, { types: ['Opened', 'Closed'], data });
      const { revision, position } = await store.append(write);
      const [first, second, ...more] = await store.read('item-\'1"');
      const rest = { data, stream: write.stream, metadata: write.metadata };
      expect(first).toStrictEqual({ ...write.events[0], ...rest, revision: 0n, position: first?.position });
      expect(second).toStrictEqual({ ...write.events[1], ...rest, revision: 1n, position });
      expect([revision, more]).toStrictEqual([1n, []]);
    });

    it('returns nothing for a stream without events', async () => {
      const { store } = driver();
      expect(await store.read('item-1')).toStrictEqual([]);
      expect(await store.head()).toBe(0n);
    });

    it('reads a stream after a revision, and no other stream', async () => {
      const { store } = driver();
      await store.append(appendRequest('c1', 'item-1', NO_STREAM, { types: ['A', 'B', 'C'] }));
      await store.append(appendRequest('c2', 'item-10', NO_STREAM, { types: ['D'] }));
      const typesAfter = async (after: bigint) => (await store.read('item-1', after)).map(({ type }) => type);
      expect(await typesAfter(NO_STREAM)).toStrictEqual(['A', 'B', 'C']);
      expect(await typesAfter(0n)).toStrictEqual(['B', 'C']);
      expect(await typesAfter(2n)).toStrictEqual([]);
    });

    it.each([NO_STREAM, 0n, 2n, 9007199254740993n])(
      'appends at exactly the expected revision, not at %s',
      async (wrong) => {
        const { store } = driver();
        const { position } = await store.append(appendRequest('c1', 'item-1', NO_STREAM, { types: ['A', 'B'] }));
        const refused = await store.append(appendRequest('c2', 'item-1', wrong)).catch((error: unknown) => error);
        expect(refused).toBeInstanceOf(RevisionConflict);
        expect(refused).toMatchObject({ stream: 'item-1', expected: wrong, actual: 1n });
        expect(await store.head()).toBe(position);
        expect((await store.append(appendRequest('c2', 'item-1', 1n))).revision).toBe(2n);
      },
    );

    it('refuses an expected revision for a stream without events', async () => {
      const { store } = driver();
      await expect(store.append(appendRequest('c1', 'item-1', 0n))).rejects.toMatchObject({ actual: NO_STREAM });
      expect(await store.read('item-1')).toStrictEqual([]);
    });

    it('assigns increasing positions across all streams, also after a conflict', async () => {
      const { store } = driver();
      const positions = [await store.append(appendRequest('c1', 'item-1', NO_STREAM, { types: ['A', 'B'] }))];
      positions.push(await store.append(appendRequest('c2', 'item-2', NO_STREAM)));
      await expect(store.append(appendRequest('c3', 'item-2', NO_STREAM))).rejects.toBeInstanceOf(RevisionConflict);
      positions.push(await store.append(appendRequest('c4', 'item-1', 1n)));
      const all = positions.map(({ position }) => position);
      expect(all).toStrictEqual([...new Set(all)].sort((a, b) => (a < b ? -1 : 1)));
      expect(await store.head()).toBe(all.at(-1));
    });

    it('counts the events after a position, up to a bound', async () => {
      const { store } = driver();
      expect(await store.countAfter(0n, 10)).toBe(0);
      const { position } = await store.append(appendRequest('c1', 'item-1', NO_STREAM, { types: ['A', 'B'] }));
      await store.append(appendRequest('c2', 'item-2', NO_STREAM, { types: ['C', 'D', 'E'] }));
      const counts = [store.countAfter(0n, 10), store.countAfter(position, 10), store.countAfter(0n, 4)];
      expect(await Promise.all(counts)).toStrictEqual([5, 3, 4]);
      expect(await store.countAfter(await store.head(), 10)).toBe(0);
    });

    it('keeps positions that a double cannot represent', async () => {
      const { store, skipTo } = driver();
      await skipTo?.(9007199254740993n);
      const { position } = await store.append(appendRequest('c1', 'item-1', NO_STREAM, { types: ['A', 'B', 'C'] }));
      expect(position > (skipTo ? 9007199254740995n : 0n)).toBe(true);
      const [first, second, third] = (await store.read('item-1')).map((event) => event.position);
      expect(third).toBe(position);
      expect(first !== second && second !== third).toBe(true);
      expect(await store.head()).toBe(position);
    });
  });
}

function describeRetries(driver: () => EventStoreDriver): void {
  describe('a repeated append', () => {
    it('returns the same result as the first time, also when the stream has moved on', async () => {
      const { store } = driver();
      const write = appendRequest('c1', 'item-1', NO_STREAM, { types: ['A', 'B'] });
      const first = await store.append(write);
      expect(await store.append(write)).toStrictEqual(first);
      await store.append(appendRequest('c2', 'item-1', 1n));
      const head = await store.head();
      expect(await store.append(write)).toStrictEqual(first);
      expect([await store.head(), (await store.read('item-1')).length]).toStrictEqual([head, 3]);
    });

    it('is a conflict if only some of its events are in the stream', async () => {
      const { store } = driver();
      await store.append(appendRequest('c1', 'item-1', NO_STREAM, { types: ['A', 'B'] }));
      const longer = appendRequest('c1', 'item-1', NO_STREAM, { types: ['A', 'B', 'C'] });
      await expect(store.append(longer)).rejects.toBeInstanceOf(RevisionConflict);
      await store.append(appendRequest('c2', 'item-1', 1n));
      await expect(store.append(longer)).rejects.toBeInstanceOf(RevisionConflict);
      expect(await store.read('item-1')).toHaveLength(3);
    });

    it('is a conflict if its events are at other revisions of the stream', async () => {
      const { store } = driver();
      await store.append(appendRequest('c1', 'item-1', NO_STREAM));
      await store.append(appendRequest('c2', 'item-1', 0n));
      await expect(store.append(appendRequest('c2', 'item-1', NO_STREAM))).rejects.toMatchObject({ actual: 1n });
    });
  });
}

/** What is stored of a rejection: codes and parameters of every kind, no text. */
const no: RejectionData = {
  code: 'item.closed',
  parameters: { on: '2026-03-01', times: 2, deemed: false, official: null, missing: ['m1', '营业执照'] },
  errors: [{ pointer: '/at', code: 'item.too-late', parameters: { until: '2026-02-28' } }],
};

function describeAnswers(driver: () => EventStoreDriver): void {
  describe('outcomes', () => {
    it('are stored with the events', async () => {
      const { store } = driver();
      const answer = { fingerprint: 'f1', rejection: null };
      const appended = await store.append(appendRequest('c1', 'item-1', NO_STREAM, { answer }));
      const remembered = { commandId: 'c1', stream: 'item-1', ...answer, ...appended };
      expect(await store.answerTo('c1')).toStrictEqual(remembered);
      expect(await store.answerTo('c2')).toBeNull();
    });

    it.each([
      { what: 'a rejection', rejection: no },
      { what: 'a command without effect', rejection: null },
    ])('are stored for $what', async ({ rejection }) => {
      const { store } = driver();
      const before = await store.append(appendRequest('c1', 'item-1', NO_STREAM));
      await store.append(appendRequest('c2', 'item-2', NO_STREAM));
      const answer = { fingerprint: 'f3', rejection };
      expect(await store.append(appendRequest('c3', 'item-1', 0n, { types: [], answer }))).toStrictEqual(before);
      expect(await store.answerTo('c3')).toStrictEqual({ commandId: 'c3', stream: 'item-1', ...answer, ...before });
    });

    it('are stored for a stream without events, which can still begin', async () => {
      const { store } = driver();
      const answer = { fingerprint: 'f1', rejection: no };
      const appended = await store.append(appendRequest('c1', 'item-1', NO_STREAM, { types: [], answer }));
      expect(appended).toStrictEqual({ revision: NO_STREAM, position: 0n });
      expect(await store.answerTo('c1')).toMatchObject({ revision: NO_STREAM, position: 0n });
      expect((await store.append(appendRequest('c2', 'item-1', NO_STREAM))).revision).toBe(0n);
    });

    it('are not stored if the append has none, nor for a conflict', async () => {
      const { store } = driver();
      await store.append(appendRequest('c1', 'item-1', NO_STREAM));
      const answer = { fingerprint: 'f2', rejection: null };
      await expect(store.append(appendRequest('c2', 'item-1', NO_STREAM, { answer }))).rejects.toBeInstanceOf(
        RevisionConflict,
      );
      await expect(store.append(appendRequest('c2', 'item-1', 7n, { types: [], answer }))).rejects.toBeInstanceOf(
        RevisionConflict,
      );
      expect([await store.answerTo('c1'), await store.answerTo('c2')]).toStrictEqual([null, null]);
    });

    it('are final: a second append for the same command stores nothing and returns the first outcome', async () => {
      const { store } = driver();
      const first = { fingerprint: 'f1', rejection: no };
      await store.append(appendRequest('c1', 'item-1', NO_STREAM, { types: [], answer: first }));
      await store.append(appendRequest('c2', 'item-1', NO_STREAM));
      const later = { answer: { fingerprint: 'f2', rejection: null } };
      const remembered = await store.answerTo('c1');
      for (const write of [appendRequest('c1', 'item-1', 0n, later), appendRequest('c1', 'item-2', NO_STREAM, later)]) {
        expect(await store.append(write)).toMatchObject({ revision: NO_STREAM, position: 0n, remembered });
      }
      expect(await store.answerTo('c1')).toStrictEqual({ ...remembered, ...first });
      expect([(await store.read('item-1')).length, (await store.read('item-2')).length]).toStrictEqual([1, 0]);
    });
  });
}

function describeForgetting(driver: () => EventStoreDriver): void {
  describe('a stored rejection', () => {
    const refused = { types: [], answer: { fingerprint: 'f1', rejection: no } };
    const accepted = { answer: { fingerprint: 'f1', rejection: null } };
    const commands = ['c1', 'c2', 'c3'] as const;

    const forgets = async (...passing: readonly number[]): Promise<readonly (string | null)[]> => {
      const { store, letPass } = driver();
      for (const ms of passing) {
        await letPass?.(ms);
        await store.forgetRejections(REJECTIONS_KEPT_MS);
      }
      const answers = await Promise.all(commands.map((command) => store.answerTo(command)));
      return answers.map((answer) => (answer === null ? null : (answer.rejection?.code ?? 'yes')));
    };

    beforeEach(async () => {
      const { store } = driver();
      await store.append(appendRequest('c1', 'item-1', NO_STREAM, accepted));
      await store.append(appendRequest('c2', 'item-1', 0n, { ...accepted, types: [] }));
      await store.append(appendRequest('c3', 'item-1', 0n, refused));
    });

    it('is kept for its retention time', async () => {
      expect(await forgets(0, REJECTIONS_KEPT_MS - 60_000)).toStrictEqual(['yes', 'yes', no.code]);
    });

    it('is deleted after it, while accepted outcomes never are', async () => {
      const after = driver().letPass === undefined ? no.code : null;
      expect(await forgets(REJECTIONS_KEPT_MS + 60_000, 100 * REJECTIONS_KEPT_MS)).toStrictEqual(['yes', 'yes', after]);
    });

    it('once deleted lets its command be decided again: rejected for the same retention time, or accepted for good', async () => {
      const { store, letPass } = driver();
      if (letPass === undefined) return;
      await forgets(REJECTIONS_KEPT_MS + 60_000);
      await store.append(appendRequest('c3', 'item-1', 0n, refused));
      expect(await forgets(REJECTIONS_KEPT_MS - 60_000)).toStrictEqual(['yes', 'yes', no.code]);
      expect(await forgets(120_000)).toStrictEqual(['yes', 'yes', null]);
      expect(await store.append(appendRequest('c3', 'item-1', 0n, accepted))).toMatchObject({ revision: 1n });
      expect(await forgets(REJECTIONS_KEPT_MS + 60_000)).toStrictEqual(['yes', 'yes', 'yes']);
      const again = await store.append(appendRequest('c3', 'item-1', 1n, refused));
      expect(again.remembered).toMatchObject({ revision: 1n, rejection: null });
    });
  });
}

function describeParallelAppends(driver: () => EventStoreDriver): void {
  describe('concurrent appends', () => {
    it('at one revision have one winner', async () => {
      const { store } = driver();
      for (let round = 0; round < 20; round++) {
        const expected = BigInt(round) - 1n;
        const rivals = Array.from({ length: 8 }, (_, rival) => appendRequest(`c${round}-${rival}`, 'item-1', expected));
        const outcomes = await Promise.allSettled(rivals.map((write) => store.append(write)));
        const won = outcomes.filter(({ status }) => status === 'fulfilled');
        const lost = outcomes.filter((one) => one.status === 'rejected' && one.reason instanceof RevisionConflict);
        expect([won.length, lost.length]).toStrictEqual([1, 7]);
      }
      const revisions = (await store.read('item-1')).map(({ revision }) => Number(revision));
      expect(revisions).toStrictEqual(Array.from({ length: 20 }, (_, index) => index));
    });

    it('fail independently, each by its own conflict', async () => {
      const { store } = driver();
      const writes = Array.from({ length: 60 }, (_, n) =>
        appendRequest(`c${n}`, `item-${n}`, n % 7 === 3 ? 5n : NO_STREAM),
      );
      const outcomes = await Promise.allSettled(writes.map((write) => store.append(write)));
      expect(outcomes.map(({ status }) => status)).toStrictEqual(
        writes.map(({ expected }) => (expected === NO_STREAM ? 'fulfilled' : 'rejected')),
      );
      for (const { stream, expected } of writes) {
        expect(await store.read(stream)).toHaveLength(expected === NO_STREAM ? 1 : 0);
      }
    });

    it('of one command store it once', async () => {
      const { store } = driver();
      const write = appendRequest('c1', 'item-1', NO_STREAM, { answer: { fingerprint: 'f1', rejection: null } });
      const answers = await Promise.all(Array.from({ length: 10 }, () => store.append(write)));
      const places = answers.map(({ revision, position }) => `${revision}@${position}`);
      expect(new Set(places).size).toBe(1);
      expect(await store.read('item-1')).toHaveLength(1);
    });
  });
}

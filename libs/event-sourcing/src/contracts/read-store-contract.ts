import type { ParkedStream } from '../events/parked-streams';
import {
  beginRebuild,
  beginRollback,
  FIRST_GENERATION,
  GenerationConflict,
  switchToBuilt,
} from '../projections/generations';
import type { Document } from '../projections/projection';
import { CheckpointConflict, type LoadedDocument, type ReadStore, type ViewUpdate } from '../projections/read-store';
import { describeConditions } from './condition-contract';
import { describeLists } from './list-contract';
import { describeScopes } from './scope-contract';

/** A store under test. */
export type ReadStoreDriver = { readonly store: ReadStore; readonly close: () => Promise<void> };

const doc = (fields: Document): Document => fields;

/** What a worker loads, without removed documents. */
async function present(store: ReadStore, ids: readonly string[]): Promise<ReadonlyMap<string, Document>> {
  const found = [...(await store.load('cards.v1', ids))] as readonly (readonly [string, LoadedDocument])[];
  return new Map(found.flatMap(([id, { document }]) => (document === null ? [] : [[id, document] as const])));
}

/** The contract of every read store. The suite asks for a new, empty store for each test. */
export function describeReadStoreContract(name: string, makeDriver: () => Promise<ReadStoreDriver>): void {
  describe(`${name} keeps the contract of a read store`, () => {
    let driver: ReadStoreDriver;

    beforeEach(async () => {
      driver = await makeDriver();
      await driver.store.prepare('cards.v1', [['region', 'at'], ['item.code'], ['departments']]);
    });
    afterEach(() => driver.close());

    describeDocuments(() => driver.store);
    describeCheckpoints(() => driver.store);
    describeParking(() => driver.store);
    describeGenerations(() => driver.store);
    describeConditions(() => driver.store);
    describeLists(() => driver.store);
    describeScopes(() => driver.store);
  });
}

function describeDocuments(store: () => ReadStore): void {
  describe('documents', () => {
    it('are returned as they were saved', async () => {
      const saved = doc({
        text: '红牌 𠮷 "x" \\ \u0000',
        n: 0.1,
        big: 1e21,
        none: null,
        list: [{ a: [] }, false],
        o: {},
      });
      await store().save({ view: 'cards.v1', documents: new Map([['a\'b"%', saved]]), from: 0n, to: 1n });
      expect(await store().find('cards.v1', 'a\'b"%')).toStrictEqual(saved);
      expect(await store().find('cards.v1', 'none')).toBeNull();
    });

    it('are replaced and removed', async () => {
      await store().save({
        view: 'cards.v1',
        documents: new Map([
          ['a', { n: 1, x: 1 }],
          ['b', { n: 1 }],
        ]),
        from: 0n,
        to: 1n,
      });
      const changes = new Map([
        ['a', { n: 2 }],
        ['b', null],
        ['never', null],
      ]);
      await store().save({ view: 'cards.v1', documents: changes, from: 1n, to: 2n });
      expect(await present(store(), ['a', 'b'])).toStrictEqual(new Map([['a', { n: 2 }]]));
      expect(await store().findMany('cards.v1', ['a', 'b'])).toStrictEqual(new Map([['a', { n: 2 }]]));
      expect([await store().find('cards.v1', 'b'), await store().count('cards.v1', [])]).toStrictEqual([null, 1]);
    });

    it('are loaded by the thousand, and only those that exist', async () => {
      const documents = new Map(Array.from({ length: 3_000 }, (_, n) => [`d${n}`, { n }]));
      await store().save({ view: 'cards.v1', documents, from: 0n, to: 1n });
      for (const loaded of [
        await present(store(), [...documents.keys(), 'none']),
        await store().findMany('cards.v1', [...documents.keys(), 'none']),
      ]) {
        expect([loaded.size, loaded.get('d2999'), loaded.get('none')]).toStrictEqual([3_000, { n: 2_999 }, undefined]);
      }
      expect([(await store().load('cards.v1', [])).size, (await store().findMany('cards.v1', [])).size]).toStrictEqual([
        0, 0,
      ]);
    });

    it('belong to one view only', async () => {
      await store().prepare('cards.v2', []);
      await store().save({ view: 'cards.v1', documents: new Map([['a', { n: 1 }]]), from: 0n, to: 5n });
      expect([await store().find('cards.v2', 'a'), await store().checkpoint('cards.v2')]).toStrictEqual([null, 0n]);
    });

    it('survive preparing the view again, and are removed by a reset', async () => {
      await store().save({ view: 'cards.v1', documents: new Map([['a', { n: 1 }]]), from: 0n, to: 5n });
      await store().prepare('cards.v1', [['region', 'at'], ['n']]);
      expect([await store().find('cards.v1', 'a'), await store().checkpoint('cards.v1')]).toStrictEqual([{ n: 1 }, 5n]);
      await store().reset('cards.v1');
      expect([await store().count('cards.v1', []), await store().checkpoint('cards.v1')]).toStrictEqual([0, 0n]);
      await store().save({ view: 'cards.v1', documents: new Map([['b', { n: 2 }]]), from: 0n, to: 1n });
      expect(await store().find('cards.v1', 'b')).toStrictEqual({ n: 2 });
    });
  });
}

function describeCheckpoints(store: () => ReadStore): void {
  describe('a checkpoint', () => {
    it('begins at 0 and moves with the documents', async () => {
      expect(await store().checkpoint('cards.v1')).toBe(0n);
      await store().save({ view: 'cards.v1', documents: new Map(), from: 0n, to: 9223372036854775806n });
      expect(await store().checkpoint('cards.v1')).toBe(9223372036854775806n);
      await store().save({
        view: 'cards.v1',
        documents: new Map(),
        from: 9223372036854775806n,
        to: 9223372036854775807n,
      });
      expect(await store().checkpoint('cards.v1')).toBe(9223372036854775807n);
    });

    it('is set by compare-and-set: another worker saves nothing', async () => {
      await store().save({ view: 'cards.v1', documents: new Map([['a', { n: 1 }]]), from: 0n, to: 9n });
      for (const from of [0n, 8n, 10n]) {
        const late = {
          view: 'cards.v1',
          documents: new Map([
            ['a', null],
            ['b', { n: 2 }],
          ]),
          from,
          to: 12n,
        };
        await expect(store().save(late)).rejects.toBeInstanceOf(CheckpointConflict);
      }
      expect(await store().findMany('cards.v1', ['a', 'b'])).toStrictEqual(new Map([['a', { n: 1 }]]));
      expect(await store().checkpoint('cards.v1')).toBe(9n);
    });

    it('has one winner of concurrent saves', async () => {
      const rivals = Array.from({ length: 8 }, (_, n) =>
        store().save({ view: 'cards.v1', documents: new Map([[`by${n}`, { n }]]), from: 0n, to: 7n }),
      );
      const outcomes = await Promise.allSettled(rivals);
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(await store().count('cards.v1', [])).toBe(1);
    });
  });
}

function describeParking(store: () => ReadStore): void {
  describe('parked streams', () => {
    const parked = (stream: string, position: bigint): ParkedStream => ({
      stream,
      revision: 3n,
      position,
      code: 'TypeError',
    });
    const huge = parked("case-'9", 9223372036854775807n);
    const [early, late] = [parked('case-1', 4n), parked('case-0', 7n)];
    const save = (more: Partial<ViewUpdate>) =>
      store().save({ view: 'cards.v1', documents: new Map(), from: 0n, to: 9n, ...more });

    it('are empty at the beginning', async () => {
      expect(await store().parked('cards.v1')).toStrictEqual([]);
      expect(await store().parked('none.v1')).toStrictEqual([]);
      expect(await store().parkedOf('none.v1')).toStrictEqual([]);
    });

    it.each([
      ['without documents', new Map()],
      ['with documents', new Map([['a', { n: 1 }]])],
    ])(
      'are saved with the checkpoint, ordered by position, and stay until they are replaced (%s)',
      async (_, documents) => {
        await save({ documents, parked: [late, early] });
        expect(await store().parked('cards.v1')).toStrictEqual([early, late]);
        await save({ documents, from: 9n, to: 10n });
        expect(await store().parkedOf('cards.v1')).toStrictEqual([early, late]);
        await save({ documents, from: 10n, to: 11n, parked: [early, huge, late] });
        expect(await store().parked('cards.v1')).toStrictEqual([early, late, huge]);
      },
    );

    it('can be set while the checkpoint stays', async () => {
      await save({});
      await save({ from: 9n, to: 9n, parked: [early] });
      expect([await store().parked('cards.v1'), await store().checkpoint('cards.v1')]).toStrictEqual([[early], 9n]);
    });

    it('are not changed by a save that loses the compare-and-set', async () => {
      await save({ documents: new Map([['a', { n: 1 }]]), parked: [early] });
      await expect(save({ documents: new Map([['a', { n: 2 }]]), parked: [late] })).rejects.toBeInstanceOf(
        CheckpointConflict,
      );
      await expect(save({ parked: [late] })).rejects.toBeInstanceOf(CheckpointConflict);
      expect(await store().parked('cards.v1')).toStrictEqual([early]);
    });

    it('belong to a generation: another has its own, and a reset or discarded one has none', async () => {
      await save({ parked: [early] });
      await store().prepare('cards.v1~2', []);
      await save({ view: 'cards.v1~2', parked: [late] });
      expect(await store().parkedOf('cards.v1')).toStrictEqual([early]);
      await store().changeGenerations('cards.v1', FIRST_GENERATION, beginRebuild(FIRST_GENERATION));
      await store().changeGenerations(
        'cards.v1',
        beginRebuild(FIRST_GENERATION),
        switchToBuilt(beginRebuild(FIRST_GENERATION)),
      );
      expect(await store().parkedOf('cards.v1')).toStrictEqual([late]);
      await store().reset('cards.v1');
      await store().discard('cards.v1~2');
      expect([await store().parked('cards.v1'), await store().parked('cards.v1~2')]).toStrictEqual([[], []]);
    });
  });
}

function describeGenerations(store: () => ReadStore): void {
  describe('generations', () => {
    const second = beginRebuild(FIRST_GENERATION);
    const save = (generation: string, n: number) =>
      store().save({ view: generation, documents: new Map([[`d${n}`, { n }]]), from: 0n, to: BigInt(n) });

    it('begin with the first, and change only as they were seen', async () => {
      expect(await store().generations('cards.v1')).toStrictEqual(FIRST_GENERATION);
      const rivals = Array.from({ length: 4 }, () => store().changeGenerations('cards.v1', FIRST_GENERATION, second));
      const lost = (await Promise.allSettled(rivals)).filter(({ status }) => status === 'rejected');
      expect(lost.map((one) => (one as PromiseRejectedResult).reason)).toStrictEqual(
        Array(3).fill(expect.any(GenerationConflict)),
      );
      expect(await store().generations('cards.v1')).toStrictEqual(second);
      expect(await store().generations('others.v1')).toStrictEqual(FIRST_GENERATION);
    });

    it('are built invisibly, become live in one write, and can be rolled back', async () => {
      await save('cards.v1', 1);
      await store().changeGenerations('cards.v1', FIRST_GENERATION, second);
      await store().prepare('cards.v1~2', [['region', 'at'], ['departments']]);
      expect(await store().checkpoint('cards.v1~2')).toBe(0n);
      await save('cards.v1~2', 2);
      const answers = async () => [
        await store().find('cards.v1', 'd1'),
        await store().find('cards.v1', 'd2'),
        (await store().list('cards.v1', { where: [], limit: 9 })).map(({ id }) => id).join(),
        await store().count('cards.v1', [{ op: 'equals', field: 'n', value: 2 }]),
        [...(await store().findMany('cards.v1', ['d1', 'd2'])).keys()].join(),
      ];
      expect(await answers()).toStrictEqual([{ n: 1 }, null, 'd1', 0, 'd1']);
      await store().changeGenerations('cards.v1', second, switchToBuilt(second));
      expect(await answers()).toStrictEqual([null, { n: 2 }, 'd2', 1, 'd2']);
      expect(await store().positions(['cards.v1', 'none.v1'])).toStrictEqual(
        new Map([
          ['cards.v1', 2n],
          ['none.v1', 0n],
        ]),
      );
      const back = beginRollback(switchToBuilt(second));
      await store().changeGenerations('cards.v1', switchToBuilt(second), back);
      await store().changeGenerations('cards.v1', back, switchToBuilt(back));
      expect(await answers()).toStrictEqual([{ n: 1 }, null, 'd1', 0, 'd1']);
      expect([await store().checkpoint('cards.v1'), await store().checkpoint('cards.v1~2')]).toStrictEqual([1n, 2n]);
    });

    it('leave nothing when they are discarded, and can be discarded twice', async () => {
      await store().prepare('cards.v1~2', [['departments']]);
      await save('cards.v1~2', 2);
      await store().discard('cards.v1~2');
      await store().discard('cards.v1~2');
      expect(await store().checkpoint('cards.v1~2')).toBe(0n);
      await store().prepare('cards.v1~2', [['departments']]);
      expect((await store().load('cards.v1~2', ['d2'])).size).toBe(0);
    });
  });
}

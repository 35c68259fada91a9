import { InMemoryReadStore } from '@sealtrail/event-sourcing/testing';
import { MARKET, officerOf, PROMISED_ITEM, promisedItem, departments as story, viewOf } from '../testing';
import { departments, officials } from './departments-view';
import { findDisplayNames } from './find-display-names';
import { type ItemVersionRow, items } from './items-view';

const EVERYTHING = { department: null, region: null };
const store = new InMemoryReadStore();

beforeAll(async () => {
  const facts = Object.values(story).flat();
  const [id = '', first] = [...viewOf(items, [promisedItem])][0] ?? [];
  const version = (number: number, name: string, effectiveFrom: string, effectiveUntil: string | null) =>
    [
      `${id}-${number}`,
      { ...(first as ItemVersionRow), version: number, name, effectiveFrom, effectiveUntil },
    ] as const;
  const versions = new Map([
    version(1, '旧名', '2026-01-01', '2026-03-02'),
    version(2, '今名', '2026-03-02', '2026-06-01'),
    version(3, '新名', '2026-06-01', '2026-09-01'),
  ]);
  await store.save({ view: departments.name, documents: viewOf(departments, facts), from: 0n, to: 1n });
  await store.save({ view: officials.name, documents: viewOf(officials, facts), from: 0n, to: 1n });
  await store.save({ view: items.name, documents: versions, from: 0n, to: 1n });
});

const unnamed = {
  departments: [MARKET, 'nowhere'],
  officials: [
    { department: MARKET, id: officerOf(MARKET) },
    { department: 'fire', id: officerOf('fire') },
    { department: MARKET, id: officerOf('fire') },
  ],
  items: [PROMISED_ITEM, 'nothing'],
};

describe('display names', () => {
  it('are found for existing codes', async () => {
    const found = await findDisplayNames(store, unnamed, { officialsWithin: EVERYTHING, on: '2026-03-02' });
    expect([...found.departments]).toEqual([[MARKET, '市场监督管理局']]);
    expect([...found.officials.keys()].toSorted()).toEqual([
      `fire/${officerOf('fire')}`,
      `${MARKET}/${officerOf(MARKET)}`,
    ]);
    expect([...found.items]).toEqual([[PROMISED_ITEM, '今名']]);
  });

  it('of officials are visible to callers who may list them, within their scope', async () => {
    const officialsTo = async (officialsWithin: Parameters<typeof findDisplayNames>[2]['officialsWithin']) =>
      (await findDisplayNames(store, unnamed, { officialsWithin, on: '2026-03-02' })).officials.size;
    expect(await officialsTo({ department: MARKET, region: null })).toBe(1);
    expect(await officialsTo({ department: null, region: '430100' })).toBe(0);
    expect(await officialsTo(null)).toBe(0);
  });

  it.each([
    ['2026-03-01', '旧名'],
    ['2026-06-01', '新名'],
    // Off the list, or not yet on it: the name of its latest version.
    ['2027-01-01', '新名'],
    ['2025-01-01', '新名'],
  ])('of items are those in force on the day (%s)', async (on, name) => {
    const { items: named } = await findDisplayNames(store, unnamed, { officialsWithin: null, on });
    expect(named.get(PROMISED_ITEM)).toBe(name);
  });
});

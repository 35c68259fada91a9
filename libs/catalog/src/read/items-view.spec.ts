import { fold, written } from '@sealtrail/event-sourcing';
import { InMemoryReadStore, listRequest } from '@sealtrail/event-sourcing/testing';
import { type Item, itemDecider } from '../domain/item';
import type { DeclaredTerms } from '../domain/item-commands';
import type { ItemEvent } from '../domain/item-events';
import {
  CATALOGUED_AT,
  CONSTRUCTION,
  declaredTerms,
  instantItem,
  itemDefined,
  JOINT_ITEM,
  jointItem,
  MARKET,
  PROMISED_ITEM,
  promisedItem,
  storyDepartments,
  viewOf,
} from '../testing';
import { GetItem, GetItemHandler } from './get-item';
import { items } from './items-view';
import { type ItemFilters, ListItems, ListItemsHandler } from './list-items';

const EVERYTHING = { department: null, region: null };
const known = { departments: storyDepartments(), calendar: { region: null } };

type Step = (state: Item) => readonly ItemEvent[];

/** Further events decided by the rules, so that the view is fed only with possible histories. */
function then(past: readonly ItemEvent[], ...steps: readonly Step[]): readonly ItemEvent[] {
  const events = [...past];
  for (const step of steps) events.push(...step(fold(itemDecider, events)));
  return events;
}

const defined =
  (effectiveFrom: string, over: Partial<DeclaredTerms>): Step =>
  (state) =>
    itemDecider.decide.DefineItem(
      { item: PROMISED_ITEM, effectiveFrom, terms: declaredTerms(over), at: CATALOGUED_AT },
      state,
      known,
    );

const withdrawn =
  (effectiveFrom: string): Step =>
  (state) =>
    itemDecider.decide.WithdrawItem({ effectiveFrom, reason: written('取消'), at: CATALOGUED_AT }, state, known);

async function storeWith(events: readonly ItemEvent[]): Promise<InMemoryReadStore> {
  const store = new InMemoryReadStore();
  await store.save({ view: items.name, documents: viewOf(items, events), from: 0n, to: 1n });
  return store;
}

const history = then(
  [promisedItem],
  defined('2026-06-01', { handlingForm: 'zeroVisits', name: '食品经营许可（新版）' }),
  withdrawn('2026-09-01'),
);

describe('an item on a date', () => {
  const on = async (asOf: string, events: readonly ItemEvent[] = history) =>
    new GetItemHandler(await storeWith(events)).execute(new GetItem(EVERYTHING, PROMISED_ITEM, asOf));

  it('has the terms in force on that date', async () => {
    expect((await on('2025-12-31'))?.terms).toBeNull();
    expect(await on('2026-01-01')).toMatchObject({ version: 1, terms: { name: '食品经营许可' } });
    expect(await on('2026-05-31')).toMatchObject({ version: 1 });
    expect(await on('2026-06-01')).toMatchObject({ version: 2, terms: { name: '食品经营许可（新版）', visitsMax: 0 } });
    expect(await on('2026-09-01')).toMatchObject({ version: null, terms: null });
  });

  it('lists all its versions, its withdrawal, and the revision of its stream', async () => {
    expect(await on('2026-03-02')).toMatchObject({
      versions: [
        { version: 2, effectiveFrom: '2026-06-01', effectiveUntil: '2026-09-01' },
        { version: 1, effectiveFrom: '2026-01-01', effectiveUntil: '2026-06-01' },
      ],
      withdrawal: { from: '2026-09-01', reason: written('取消') },
      revision: '2',
    });
  });

  it('loses announced versions when it is withdrawn before them', async () => {
    const events = then([promisedItem], defined('2026-06-01', { visitsMax: 0 }), withdrawn('2026-04-01'));
    for (const date of ['2026-04-01', '2026-06-01', '2026-12-31']) expect((await on(date, events))?.version).toBeNull();
    expect((await on('2026-03-31', events))?.version).toBe(1);
  });

  it('returns with a new version', async () => {
    const events = then(history, defined('2027-01-01', {}));
    expect((await on('2026-12-31', events))?.version).toBeNull();
    expect(await on('2027-01-01', events)).toMatchObject({ version: 3, withdrawal: null });
  });

  it('is not found by a caller whose scope excludes it', async () => {
    const find = new GetItemHandler(await storeWith(history));
    const region = (prefix: string) =>
      find.execute(new GetItem({ department: null, region: prefix }, PROMISED_ITEM, '2026-03-02'));
    await expect(region('230100')).rejects.toMatchObject({ code: 'item.not-found' });
    await expect(region('230900')).resolves.toMatchObject({ version: 1 });
  });
});

describe('the list on a date', () => {
  const listed = async (asOf: string, filters: ItemFilters = {}, scope = EVERYTHING) => {
    const store = await storeWith([...history, instantItem, jointItem]);
    const { items: lines } = await new ListItemsHandler(store).execute(
      new ListItems(asOf, listRequest(scope, filters, 50)),
    );
    return lines.map(({ code, version }) => `${code}/${version}`);
  };

  it('contains each item once, in the version in force', async () => {
    expect(await listed('2025-12-31')).toEqual([]);
    expect(await listed('2026-03-02')).toEqual(['food-licence/1', 'old-age-allowance/1', 'plant-project/1']);
    expect(await listed('2026-06-01')).toEqual(['food-licence/2', 'old-age-allowance/1', 'plant-project/1']);
    expect(await listed('2026-09-01')).toEqual(['old-age-allowance/1', 'plant-project/1']);
  });

  it.each<[ItemFilters, readonly string[]]>([
    [{ department: CONSTRUCTION }, ['plant-project/1']],
    [{ region: '230900' }, ['food-licence/1', 'old-age-allowance/1', 'plant-project/1']],
    [{ region: '230100' }, []],
    [{ level: 'city' }, ['food-licence/1', 'old-age-allowance/1', 'plant-project/1']],
    [{ class: 'joint' }, ['plant-project/1']],
    [{ kind: 'confirmation' }, ['old-age-allowance/1']],
    [{ handlingForm: 'oneVisit' }, ['food-licence/1', 'plant-project/1']],
    [{ handlingForm: 'oneVisit', department: MARKET }, ['food-licence/1']],
    [{ online: false }, []],
  ])('is filtered by %p', async (filters, lines) => expect(await listed('2026-03-02', filters)).toEqual(lines));

  it('shows a department the items in which it takes part', async () => {
    expect(await listed('2026-03-02', {}, { department: 'fire', region: null } as never)).toEqual(['plant-project/1']);
  });

  it('continues where the previous page ended', async () => {
    const list = new ListItemsHandler(await storeWith([promisedItem, instantItem, jointItem]));
    const first = await list.execute(new ListItems('2026-03-02', listRequest(EVERYTHING, {}, 2)));
    const second = await list.execute(new ListItems('2026-03-02', listRequest(EVERYTHING, {}, 2, first.next)));
    expect([...first.items, ...second.items].map(({ code }) => code)).toEqual([
      'food-licence',
      'old-age-allowance',
      'plant-project',
    ]);
    expect(second.next).toBeNull();
  });

  it('has a line for a joint item with all departments and the derived promised limit, without its stages', async () => {
    const {
      items: [line],
    } = await new ListItemsHandler(await storeWith([jointItem])).execute(
      new ListItems('2026-03-02', listRequest(EVERYTHING, {}, 1)),
    );
    expect(line).toMatchObject({
      code: JOINT_ITEM,
      departments: ['construction', 'planning', 'environment', 'water', 'fire'],
      promised: { days: 32, unit: 'workingDay' },
    });
    expect(line).not.toHaveProperty('terms');
  });

  it('omits a version that is replaced on the day it begins', async () => {
    const store = await storeWith([
      itemDefined('x'),
      itemDefined(
        'x',
        {},
        {
          version: 2,
          ends: [
            {
              version: 1,
              from: '2026-01-01',
              to: null,
              listing: { department: MARKET, region: '230900', level: 'city', handlingForm: 'oneVisit', online: true },
            },
          ],
        },
      ),
    ]);
    const { items: lines } = await new ListItemsHandler(store).execute(
      new ListItems('2026-01-01', listRequest(EVERYTHING, {}, 5)),
    );
    expect(lines.map(({ version }) => version)).toEqual([2]);
  });
});

import { fold, written } from '@sealtrail/event-sourcing';
import { specify } from '@sealtrail/event-sourcing/testing';
import {
  CATALOGUED_AT,
  declaredTerms,
  departmentDefined,
  instantItem,
  itemDefined,
  jointItem,
  MARKET,
  PROMISED_ITEM,
  promisedItem,
  storyDepartments,
} from '../testing';
import { departmentDecider } from './department';
import { itemDecider, listingOf, termsOn } from './item';
import type { DeclaredTerms, ItemCommand } from './item-commands';
import type { Delisting, ItemEvent, ItemWithdrawn } from './item-events';
import type { ItemDecisionContext } from './item-references';

const item = specify(itemDecider);
const known: ItemDecisionContext = {
  departments: storyDepartments(),
  calendar: { region: null },
};

const define = (over: Partial<DeclaredTerms> = {}, effectiveFrom = '2026-01-01'): ItemCommand => ({
  type: 'DefineItem',
  data: { item: PROMISED_ITEM, effectiveFrom, terms: declaredTerms(over), at: CATALOGUED_AT },
});

const withdraw = (effectiveFrom: string, reason = '取消许可'): ItemCommand => ({
  type: 'WithdrawItem',
  data: { effectiveFrom, reason: written(reason), at: CATALOGUED_AT },
});

const withdrawn = (effectiveFrom: string, ends: readonly Delisting[]): ItemWithdrawn => ({
  type: 'ItemWithdrawn',
  data: {
    item: PROMISED_ITEM,
    department: MARKET,
    effectiveFrom,
    reason: written('取消许可'),
    ends,
    withdrawnAt: CATALOGUED_AT,
  },
});

const first = itemDefined(PROMISED_ITEM);
const listing = listingOf(first.data);
const ends = (version: number, from: string, to: string | null = null): Delisting => ({ version, from, to, listing });
const shorter = { promised: { days: 8, unit: 'workingDay' } } as const;
const shortest = { promised: { days: 5, unit: 'workingDay' } } as const;
const fromJune = itemDefined(PROMISED_ITEM, shorter, {
  version: 2,
  effectiveFrom: '2026-06-01',
  ends: [ends(1, '2026-06-01')],
});

const daysOn = (date: string, ...events: readonly ItemEvent[]): number | null =>
  termsOn(fold(itemDecider, events), date)?.terms.promised.days ?? null;

describe('an item (事项)', () => {
  it('is added to the list, with the values of the law for members that were not declared', () => {
    item.given().withContext(known).when(define()).then(first);
    expect(first.data.terms).toMatchObject({ firstCheck: { days: 5, unit: 'workingDay' }, visitsMax: 1 });
  });

  it.each([promisedItem, instantItem, jointItem])('of the scenario follows every rule: $data.item', (event) => {
    const { item: code, terms, effectiveFrom } = event.data;
    item
      .given()
      .withContext(known)
      .when({ type: 'DefineItem', data: { item: code, effectiveFrom, terms, at: CATALOGUED_AT } })
      .then(event);
  });

  it('has the promised limit of its class', () => {
    expect(instantItem.data.terms.promised).toEqual({ days: 0, unit: 'workingDay' });
    expect(jointItem.data.terms.promised).toEqual({ days: 32, unit: 'workingDay' });
  });

  it('is not on the list before its date', () => {
    expect(daysOn('2025-12-31', first)).toBeNull();
    expect(daysOn('2026-01-01', first)).toBe(10);
  });

  it('gets another version, which takes effect on its date', () => {
    item.given(first).withContext(known).when(define(shorter, '2026-06-01')).then(fromJune);
    expect(daysOn('2026-05-31', first, fromJune)).toBe(10);
    expect(daysOn('2026-06-01', first, fromJune)).toBe(8);
  });

  it('gets no new version when defined again with the same terms, on any later date', () => {
    item.given(first).withContext(known).when(define()).thenNothing();
    item.given(first).withContext(known).when(define({}, '2026-03-01')).thenNothing();
  });

  it('may get another version on the date of the last one, which it replaces', () => {
    const instead = itemDefined(PROMISED_ITEM, shortest, {
      version: 3,
      effectiveFrom: '2026-06-01',
      ends: [ends(2, '2026-06-01')],
    });
    item.given(first, fromJune).withContext(known).when(define(shortest, '2026-06-01')).then(instead);
    expect(daysOn('2026-05-31', first, fromJune, instead)).toBe(10);
    expect(daysOn('2026-06-01', first, fromJune, instead)).toBe(5);
  });

  it('gets no version that begins before the last one', () => {
    item
      .given(first, fromJune)
      .withContext(known)
      .when(define(shortest, '2026-05-31'))
      .thenRejected('item.version-before-last');
  });

  it('gets a new version when its department has moved', () => {
    const moved = { ...known, departments: new Map(known.departments) };
    moved.departments.set(MARKET, fold(departmentDecider, [departmentDefined(MARKET, '市场局', { region: '230903' })]));
    item
      .given(itemDefined(PROMISED_ITEM, { handler: null }))
      .withContext(moved)
      .when(define({ handler: null }, '2026-02-01'))
      .then(
        itemDefined(
          PROMISED_ITEM,
          { handler: null },
          { version: 2, effectiveFrom: '2026-02-01', region: '230903', ends: [ends(1, '2026-02-01')] },
        ),
      );
  });
});

describe('a withdrawn item', () => {
  const off = withdrawn('2026-04-01', [ends(1, '2026-04-01')]);

  it('is off the list from its date on', () => {
    item.given(first).when(withdraw('2026-04-01')).then(off);
    expect(daysOn('2026-03-31', first, off)).toBe(10);
    expect(daysOn('2026-04-01', first, off)).toBeNull();
  });

  it('loses the versions announced for later', () => {
    const all = withdrawn('2026-04-01', [
      ends(1, '2026-04-01', '2026-06-01'),
      { ...ends(2, '2026-06-01'), listing: listingOf(fromJune.data) },
    ]);
    item.given(first, fromJune).when(withdraw('2026-04-01')).then(all);
    expect(daysOn('2026-04-01', first, fromJune, all)).toBeNull();
    expect(daysOn('2026-07-01', first, fromJune, all)).toBeNull();
  });

  it('records nothing when withdrawn again with the same content', () => {
    item.given(first, off).when(withdraw('2026-04-01')).thenNothing();
  });

  it('cannot be withdrawn from another date', () => {
    item.given(first, off).when(withdraw('2026-05-01')).thenRejected('item.withdrawn');
  });

  it('must exist', () => {
    item.given().when(withdraw('2026-04-01')).thenRejected('item.not-found');
  });

  it('returns with a new version, not before its withdrawal', () => {
    const back = itemDefined(PROMISED_ITEM, {}, { version: 2, effectiveFrom: '2026-08-01' });
    item.given(first, off).withContext(known).when(define({}, '2026-08-01')).then(back);
    item
      .given(first, off)
      .withContext(known)
      .when(define({}, '2026-03-31'))
      .thenRejected('item.version-before-withdrawal');
    expect(daysOn('2026-07-31', first, off, back)).toBeNull();
    expect(daysOn('2026-08-01', first, off, back)).toBe(10);
  });
});

import type { Level } from '../domain/department-enums';
import type { HandlingForm } from '../domain/item-enums';
import type { ItemDefined } from '../domain/item-events';
import { itemDefined, viewOf } from '../testing';
import { catalogReportOn } from './catalog-report';
import { catalogReport } from './catalog-report-view';

/** Lists published by cities: a catalogue with as many items must produce the published counts. */
const reportOf = (events: readonly ItemDefined[]) =>
  catalogReportOn('2018-12-31', [...viewOf(catalogReport, events).values()], new Map());

type Lot = {
  readonly count: number;
  readonly departments: readonly string[];
  readonly level?: Level;
  readonly region?: string;
  readonly form?: HandlingForm;
  readonly online?: boolean;
};

let made = 0;
const lot = ({ count, departments, level = 'city', region = '230100', form = 'oneVisit', online = false }: Lot) =>
  Array.from({ length: count }, (_, index) => {
    made += 1;
    const department = departments[index % departments.length] as string;
    return itemDefined(
      `item-${made}`,
      { department, handlingForm: form, channels: online ? ['window', 'web'] : ['window'], materials: [] },
      { effectiveFrom: '2018-01-01', level, region },
    );
  });

const named = (prefix: string, count: number, from = 1): readonly string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}-${from + index}`);

describe('Harbin 哈尔滨 2018', () => {
  const level = (name: Level, region: string, online: number, all: number): readonly ItemDefined[] => {
    const departments = named(name, 40);
    return [
      ...lot({ count: online, departments, level: name, region, online: true }),
      ...lot({ count: all - online, departments, level: name, region }),
    ];
  };
  const report = reportOf([
    ...level('city', '230100', 1_355, 1_644),
    ...level('district', '230102', 3_729, 4_095),
    ...level('county', '230123', 3_102, 6_101),
  ]);

  it('has 11,840 items, 8,186 of them online', () => {
    expect(report.total.online).toEqual({ numerator: 8_186, denominator: 11_840, percent: 69.14 });
  });

  it('has the published online share of each level: 82.42, 91.06 and 50.84 per cent', () => {
    expect(report.byLevel).toEqual([
      { level: 'city', items: 1_644, online: { numerator: 1_355, denominator: 1_644, percent: 82.42 } },
      { level: 'district', items: 4_095, online: { numerator: 3_729, denominator: 4_095, percent: 91.06 } },
      { level: 'county', items: 6_101, online: { numerator: 3_102, denominator: 6_101, percent: 50.84 } },
    ]);
  });

  it('has levels that add up to the total only with 6,101 county items, though 6,102 give the same percentage', () => {
    expect(report.byLevel.reduce((sum, { items }) => sum + items, 0)).toBe(11_840);
    const other = reportOf(level('county', '230123', 3_102, 6_102)).byLevel[0];
    expect(other?.online).toEqual({ numerator: 3_102, denominator: 6_102, percent: 50.84 });
  });
});

describe('Jinan 济南 2018', () => {
  const region = '370100';
  const report = reportOf([
    ...lot({ count: 168, departments: named('d', 35), region, form: 'zeroVisits' }),
    ...lot({ count: 948, departments: named('d', 53), region, form: 'oneVisit' }),
    ...lot({ count: 49, departments: named('d', 13, 45), region, form: 'assisted' }),
    ...lot({ count: 4, departments: ['d-1'], region, form: 'unlisted' }),
  ]);

  it('has 1,169 items in 57 departments, 1,165 of them on one of the three lists (99.7 %)', () => {
    expect(report.total).toMatchObject({
      items: 1_169,
      departments: 57,
      listed: { numerator: 1_165, denominator: 1_169, percent: 99.66 },
    });
  });

  it('computes the shares of the three lists from the 1,165 listed: 14.4, 81.4 and 4.2 per cent', () => {
    expect(report.byHandlingForm).toEqual([
      {
        handlingForm: 'zeroVisits',
        items: 168,
        departments: 35,
        share: { numerator: 168, denominator: 1_165, percent: 14.42 },
      },
      {
        handlingForm: 'oneVisit',
        items: 948,
        departments: 53,
        share: { numerator: 948, denominator: 1_165, percent: 81.37 },
      },
      {
        handlingForm: 'assisted',
        items: 49,
        departments: 13,
        share: { numerator: 49, denominator: 1_165, percent: 4.21 },
      },
    ]);
    // Computed from all 1,169 items, once-only would be 81.1 %, which differs from the published value.
    expect(Math.round((948 * 1_000) / 1_169) / 10).toBe(81.1);
  });

  it('still shows the four items that are on none of the lists', () => {
    expect(report.rows.reduce((sum, { unlisted }) => sum + unlisted, 0)).toBe(4);
  });
});

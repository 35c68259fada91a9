import { fold, Rejection, written } from '@sealtrail/event-sourcing';
import fc from 'fast-check';
import { itemDecider, listingOf, termsOn } from '../domain/item';
import type { DeclaredTerms } from '../domain/item-commands';
import { handlingForms } from '../domain/item-enums';
import { type ItemEvent } from '../domain/item-events';
import { CATALOGUED_AT, CONSTRUCTION, declaredTerms, FIRE, MARKET, storyDepartments, viewOf } from '../testing';
import { catalogReportOn } from './catalog-report';
import { catalogReport } from './catalog-report-view';

const known = { departments: storyDepartments(), calendar: { region: null } };

type Step = readonly [item: string, from: string, terms: Partial<DeclaredTerms> | null];

const decided = ([item, effectiveFrom, over]: Step, past: readonly ItemEvent[]): readonly ItemEvent[] => {
  const state = fold(itemDecider, past);
  if (over === null) {
    return itemDecider.decide.WithdrawItem({ effectiveFrom, reason: written('取消'), at: CATALOGUED_AT }, state, known);
  }
  const terms = declaredTerms({ handler: null, ...over });
  return itemDecider.decide.DefineItem({ item, effectiveFrom, terms, at: CATALOGUED_AT }, state, known);
};

/** The events of commands decided in order; refused commands change nothing. */
function history(...steps: readonly Step[]) {
  const streams = new Map<string, readonly ItemEvent[]>();
  const log: ItemEvent[] = [];
  for (const step of steps) {
    const past = streams.get(step[0]) ?? [];
    try {
      const made = decided(step, past);
      streams.set(step[0], [...past, ...made]);
      log.push(...made);
    } catch (error) {
      if (!(error instanceof Rejection)) throw error;
    }
  }
  return { log, streams };
}

const reportOn = (date: string, log: readonly ItemEvent[]) =>
  catalogReportOn(date, [...viewOf(catalogReport, log).values()], new Map([[MARKET, '市场监督管理局']]));

const rows = (date: string, log: readonly ItemEvent[]) =>
  reportOn(date, log).rows.map(
    ({ department, zeroVisits, oneVisit, assisted, unlisted }) =>
      `${department} ${zeroVisits}+${oneVisit}+${assisted}+${unlisted}`,
  );

describe('the report of the catalogue', () => {
  it('shows zero counts as zero, without a ratio', () => {
    expect(reportOn('2026-03-02', [])).toEqual({
      asOf: '2026-03-02',
      rows: [],
      byHandlingForm: ['zeroVisits', 'oneVisit', 'assisted'].map((handlingForm) => ({
        handlingForm,
        items: 0,
        departments: 0,
        share: { numerator: 0, denominator: 0, percent: null },
      })),
      byLevel: [],
      total: {
        items: 0,
        departments: 0,
        listed: { numerator: 0, denominator: 0, percent: null },
        online: { numerator: 0, denominator: 0, percent: null },
      },
    });
  });

  it('names the department and shows both integers of each ratio', () => {
    const { log } = history(['a', '2026-01-01', {}], ['b', '2026-01-01', { channels: ['window'] }]);
    expect(reportOn('2026-03-02', log).rows).toEqual([
      {
        department: MARKET,
        name: '市场监督管理局',
        region: '230900',
        level: 'city',
        items: 2,
        zeroVisits: 0,
        oneVisit: 2,
        assisted: 0,
        unlisted: 0,
        online: { numerator: 1, denominator: 2, percent: 50 },
      },
    ]);
  });

  it('moves an item to its new handling form on the day of the new version', () => {
    const { log } = history(
      ['a', '2026-01-01', { handlingForm: 'assisted' }],
      ['a', '2026-06-01', { handlingForm: 'zeroVisits' }],
    );
    expect(rows('2025-12-31', log)).toEqual([]);
    expect(rows('2026-05-31', log)).toEqual(['market 0+0+1+0']);
    expect(rows('2026-06-01', log)).toEqual(['market 1+0+0+0']);
  });

  it('moves an item to another department', () => {
    const { log } = history(
      ['a', '2026-01-01', {}],
      ['b', '2026-01-01', {}],
      ['a', '2026-06-01', { department: FIRE }],
    );
    expect(rows('2026-05-31', log)).toEqual(['market 0+2+0+0']);
    expect(rows('2026-06-01', log)).toEqual(['fire 0+1+0+0', 'market 0+1+0+0']);
  });

  it('takes an item online and off again', () => {
    const { log } = history(
      ['a', '2026-01-01', { channels: ['window'] }],
      ['a', '2026-02-01', { channels: ['mobile'] }],
      ['a', '2026-03-01', { channels: ['phone'] }],
    );
    const online = (date: string) => reportOn(date, log).total.online.numerator;
    expect([online('2026-01-31'), online('2026-02-28'), online('2026-03-01')]).toEqual([0, 1, 0]);
  });

  it('drops a withdrawn item, and its announced versions', () => {
    const { log } = history(
      ['a', '2026-01-01', {}],
      ['a', '2026-06-01', { department: FIRE }],
      ['a', '2026-04-01', null],
    );
    expect(rows('2026-03-31', log)).toEqual(['market 0+1+0+0']);
    expect(rows('2026-04-01', log)).toEqual([]);
    expect(rows('2026-06-01', log)).toEqual([]);
  });

  it('counts the items in force on any date, after announcements, replacements, withdrawals and returns', () => {
    const date = fc.integer({ min: 1, max: 12 }).map((month) => `2026-${String(month).padStart(2, '0')}-01`);
    const terms = fc.record({
      department: fc.constantFrom(MARKET, FIRE, CONSTRUCTION),
      handlingForm: fc.constantFrom(...handlingForms.values),
      channels: fc.constantFrom(['window'] as const, ['web'] as const),
    });
    const step = fc.tuple(fc.constantFrom('a', 'b', 'c'), date, fc.option(terms, { freq: 3 }));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 14 }), (steps) => {
        const { log, streams } = history(...steps);
        const view = viewOf(catalogReport, log);
        for (let month = 1; month <= 12; month++) {
          const on = `2026-${String(month).padStart(2, '0')}-15`;
          const inForce = [...streams.values()].flatMap((events) => termsOn(fold(itemDecider, events), on) ?? []);
          const report = catalogReportOn(on, [...view.values()], new Map());
          expect(report.total.items).toBe(inForce.length);
          expect(report.total.online.numerator).toBe(inForce.filter((one) => listingOf(one).online).length);
          for (const form of ['zeroVisits', 'oneVisit', 'assisted'] as const) {
            const figure = report.byHandlingForm.find(({ handlingForm }) => handlingForm === form);
            const there = inForce.filter((one) => one.terms.handlingForm === form);
            expect(figure?.items).toBe(there.length);
            expect(figure?.departments).toBe(new Set(there.map((one) => one.terms.department)).size);
          }
        }
      }),
      { numRuns: 60, seed: 42 },
    );
  });
});

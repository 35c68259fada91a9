import type { Policy } from '@sealtrail/policy/events';
import { type Day, dayFrom, type Moment, momentOf } from './days';
import { type Declared, isWorkingDay, nextWorkingDay } from './days-off';
import type { Branch, Consequence, DeferralConsequence, Item } from './history';
import type { Kind } from './kinds';
import { policyNamed } from './policies';
import { SeededRandom } from './seeded-random';

export const DEPARTMENTS = ['market', 'water', 'fire'] as const;
/** 综合窗口: receives for all departments. */
export const HALL = 'hall';
/** 承办人; the second one takes over by assignment. */
export const HANDLERS = ['li', 'wang'] as const;

const CONSEQUENCES: readonly Consequence[] = ['withdrawn', 'returned', 'refused'];
const DEFERRAL_CONSEQUENCES: readonly DeferralConsequence[] = [...CONSEQUENCES, 'acceptanceCancelled'];
const MATERIALS = ['form', 'plan', 'proof'];
const STAGES_MAX = 3;
const STATUTE_OF_JOINT = 45;

/** Calendars of the region, each with the days that it declares: in advance, or afterwards. */
const CALENDARS = { 'city-ahead': 'calendar', 'city-past': 'calendarPast' } as const;
const DECLARED_IN: readonly (readonly [string, string])[] = [
  ['2025-10-09', '2025-10-20'],
  ['2025-10-21', '2025-11-10'],
  ['2026-02-24', '2026-03-06'],
  ['2026-03-09', '2026-03-31'],
];

export type DeclaredDays = ReadonlyMap<string, readonly Declared[]>;

export function declaredDaysOf(seed: number, kinds: ReadonlySet<Kind>): DeclaredDays {
  const chance = new SeededRandom(seed, 2_000_000);
  const told = (from: string, to: string): Day => chance.int(dayFrom(from), dayFrom(to));
  return new Map(
    Object.entries(CALENDARS).flatMap(([id, kind]) => {
      if (!kinds.has(kind)) return [];
      const declared = DECLARED_IN.map(([from, to]): Declared => {
        const on = told(from, to);
        const day = kind === 'calendar' ? on + chance.int(1, 6) : on - chance.int(1, 6);
        return { told: momentOf(on, 11, 30), day, working: kind === 'calendar' && !isWorkingDay(day) };
      });
      return [[id, declared]];
    }),
  );
}

/** 放假通知 of 2027 for the histories: ranges of days off, additional days off between them, and days worked instead. */
const NOTICED_OFF: readonly (readonly [string, string])[] = [
  ['2027-01-01', '2027-01-03'],
  ['2027-02-05', '2027-02-11'],
  ['2027-04-03', '2027-04-05'],
  ['2027-05-01', '2027-05-05'],
  ['2027-06-09', '2027-06-09'],
  ['2027-09-15', '2027-09-15'],
  ['2027-10-01', '2027-10-07'],
];
const NOTICED_MADE_UP = ['2027-01-31', '2027-02-20'];
const TOLD_IN = ['2027-01-08', '2027-01-29'] as const;

export type YearNotice = {
  readonly told: Moment;
  readonly daysOff: readonly Day[];
  readonly makeUpDays: readonly Day[];
};

/** Imported in the year itself: days of it that have been counted turn out to be off. */
export function noticeOf(seed: number, kinds: ReadonlySet<Kind>): YearNotice | null {
  if (!kinds.has('provisional')) return null;
  const chance = new SeededRandom(seed, 3_000_000);
  const [from, to] = TOLD_IN;
  const besides = Array.from({ length: chance.int(1, 3) }, () =>
    nextWorkingDay(isWorkingDay, dayFrom('2027-01-04') + chance.int(0, 18)),
  );
  const spans = NOTICED_OFF.flatMap(([first, last]) => {
    const [start, end] = [dayFrom(first), dayFrom(last)];
    return Array.from({ length: end - start + 1 }, (_, index) => start + index);
  });
  return {
    told: momentOf(chance.int(dayFrom(from), dayFrom(to)), 11, 30),
    daysOff: [...new Set([...spans, ...besides])],
    makeUpDays: NOTICED_MADE_UP.map(dayFrom),
  };
}

const declaredBy = ({ told, daysOff, makeUpDays }: YearNotice): readonly Declared[] => [
  ...daysOff.map((day) => ({ told, day, working: false })),
  ...makeUpDays.map((day) => ({ told, day, working: true })),
];

/** The items of a seed's histories. */
export function itemsOf(
  seed: number,
  kinds: ReadonlySet<Kind>,
  policy: Policy = policyNamed('shipped'),
): readonly Item[] {
  const chance = new SeededRandom(seed, 1_000_000);
  const days = declaredDaysOf(seed, kinds);
  const calendars = [...days.keys()];
  const plain = Array.from({ length: 24 }, (_, index) => plainItem(chance, `plain-${index}`));
  const joint = Array.from({ length: 16 }, (_, index) => jointItem(chance, `joint-${index}`));
  const all = kinds.has('joint') ? [...plain, ...joint] : plain;
  const notice = noticeOf(seed, kinds);
  const ofAll = notice === null ? [] : declaredBy(notice);
  return all.map((item) => {
    const calendar = chance.percent(40) ? calendars[chance.int(0, 1)] : undefined;
    const own = calendar === undefined ? [] : (days.get(calendar) ?? []);
    return { ...item, calendar: calendar ?? null, declared: [...own, ...ofAll], noticed: notice?.told ?? null, policy };
  });
}

function plainItem(chance: SeededRandom, code: string): Item {
  const statutory = chance.percent(80) ? chance.int(3, 20) : null;
  const promised = statutory === null ? chance.int(2, 15) : chance.percent(30) ? statutory : chance.int(2, statutory);
  return { ...ofAll(chance, code), statutory, promised, stages: [] };
}

/** "The promise of a joint item is derived: Σ of the stages' maxima, at most the statutory limit." */
function jointItem(chance: SeededRandom, code: string): Item {
  const stages = Array.from({ length: chance.int(1, STAGES_MAX) }, (_, stage) =>
    Array.from({ length: chance.int(1, 3) }, (__, index): Branch => {
      const id = `s${stage + 1}b${index + 1}`;
      return { id, department: chance.pick(DEPARTMENTS), handler: 'li', limit: chance.int(2, 8) };
    }),
  );
  const promised = stages.reduce((sum, stage) => sum + Math.max(...stage.map(({ limit }) => limit)), 0);
  const statutory = chance.percent(30) ? promised : chance.int(promised, STATUTE_OF_JOINT);
  return { ...ofAll(chance, code), statutory, promised, stages };
}

const ofAll = (chance: SeededRandom, code: string): Omit<Item, 'statutory' | 'promised' | 'stages'> => ({
  code,
  department: chance.pick(DEPARTMENTS),
  handler: chance.percent(90) ? 'li' : null,
  firstCheck: chance.percent(60) ? 5 : chance.int(1, 4),
  materials: MATERIALS,
  deferrable: ['proof'],
  onCorrectionTimeout: chance.pick(CONSEQUENCES),
  onDeferralTimeout: chance.pick(DEFERRAL_CONSEQUENCES),
  entrusted: chance.percent(50),
  calendar: null,
  declared: [],
  noticed: null,
  policy: policyNamed('shipped'),
});

import { Chance } from './chance';
import { type Day, dayFrom, momentOf } from './days';
import { type Declared, isWorkingDay } from './days-off';
import type { Branch, Consequence, DeferralConsequence, Item } from './history';
import type { Kind } from './kinds';

export const DEPARTMENTS = ['market', 'water', 'fire'] as const;
/** 综合窗口: receives for all of them. */
export const HALL = 'hall';
/** 承办人; the second takes over where somebody is assigned. */
export const HANDLERS = ['li', 'wang'] as const;

const CONSEQUENCES: readonly Consequence[] = ['withdrawn', 'returned', 'refused'];
const DEFERRAL_CONSEQUENCES: readonly DeferralConsequence[] = [...CONSEQUENCES, 'acceptanceCancelled'];
const MATERIALS = ['form', 'plan', 'proof'];
const STAGES_MAX = 3;
const STATUTE_OF_JOINT = 45;

/** Calendars of the region, each with the days that it declares: beforehand, or afterwards. */
const CALENDARS = { 'city-ahead': 'calendar', 'city-past': 'calendarPast' } as const;
const DECLARED_IN: readonly (readonly [string, string])[] = [
  ['2025-10-09', '2025-10-20'],
  ['2025-10-21', '2025-11-10'],
  ['2026-02-24', '2026-03-06'],
  ['2026-03-09', '2026-03-31'],
];

export type DeclaredDays = ReadonlyMap<string, readonly Declared[]>;

export function declaredDaysOf(seed: number, kinds: ReadonlySet<Kind>): DeclaredDays {
  const chance = new Chance(seed, 2_000_000);
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

/** The items that the histories of a seed are about. */
export function itemsOf(seed: number, kinds: ReadonlySet<Kind>): readonly Item[] {
  const chance = new Chance(seed, 1_000_000);
  const days = declaredDaysOf(seed, kinds);
  const calendars = [...days.keys()];
  const plain = Array.from({ length: 24 }, (_, index) => plainItem(chance, `plain-${index}`));
  const joint = Array.from({ length: 16 }, (_, index) => jointItem(chance, `joint-${index}`));
  const all = kinds.has('joint') ? [...plain, ...joint] : plain;
  return all.map((item) => {
    const calendar = chance.percent(40) ? calendars[chance.int(0, 1)] : undefined;
    return calendar === undefined ? item : { ...item, calendar, declared: days.get(calendar) ?? [] };
  });
}

function plainItem(chance: Chance, code: string): Item {
  const statutory = chance.percent(80) ? chance.int(3, 20) : null;
  const promised = statutory === null ? chance.int(2, 15) : chance.percent(30) ? statutory : chance.int(2, statutory);
  return { ...ofAll(chance, code), statutory, promised, stages: [] };
}

/** "The promise of a joint item is derived: Σ of the stages' maxima, at most the statutory limit." */
function jointItem(chance: Chance, code: string): Item {
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

const ofAll = (chance: Chance, code: string): Omit<Item, 'statutory' | 'promised' | 'stages'> => ({
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
});

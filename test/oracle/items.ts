import { Chance } from './chance';
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

/** The items that the histories of a seed are about. */
export function itemsOf(seed: number, kinds: ReadonlySet<Kind>): readonly Item[] {
  const chance = new Chance(seed, 1_000_000);
  const plain = Array.from({ length: 24 }, (_, index) => plainItem(chance, `plain-${index}`));
  const joint = Array.from({ length: 16 }, (_, index) => jointItem(chance, `joint-${index}`));
  return kinds.has('joint') ? [...plain, ...joint] : plain;
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
});

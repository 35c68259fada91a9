import { type FieldFault, isReadable } from '@sealtrail/event-sourcing';
import type { Term } from '@sealtrail/working-days';
import { fault } from '../rejections';
import type { DeclaredTerms } from './item-commands';
import type { ItemTerms } from './item-events';
import { listFaults } from './item-list-rules';
import { FIRST_CHECK_BY_LAW, promiseOfStages } from './item-terms';
import { isNotLongerThan, sameTerm } from './term';

/** 统一办理、联合办理、集中办理: all departments together (行政许可法 art. 42(2)). */
const JOINT_BY_LAW: Term = { days: 45, unit: 'workingDay' };

const DAYS_MAX = 3_650;
const VISITS_MAX = 20;

/** All faults of the terms that can be found without other streams. */
export function termsFaults(declared: DeclaredTerms, terms: ItemTerms): readonly FieldFault[] {
  const bounds = [...classFaults(terms), ...boundFaults(terms)];
  // The comparisons need valid numbers of days.
  return bounds.length > 0
    ? [...bounds, ...listFaults(terms)]
    : [...promiseFaults(declared, terms), ...lawFaults(declared, terms), ...visitFaults(terms), ...listFaults(terms)];
}

/** 上报件: an upper agency decides, and this system cannot follow the case to it. */
const classFaults = (terms: ItemTerms): readonly FieldFault[] =>
  terms.class === 'forwarded' ? [fault('/class', 'item.class-not-offered', { class: terms.class })] : [];

function boundFaults(terms: ItemTerms): readonly FieldFault[] {
  const { promised, statutory, firstCheck, longestExtension, visitsMax, stages } = terms;
  const days: readonly (readonly [string, Term | null, number])[] = [
    ['/promised/days', promised, 0],
    ['/statutory/days', statutory, 1],
    ['/firstCheck/days', firstCheck, 0],
    ['/longestExtension/term/days', longestExtension?.term ?? null, 0],
    ...stages.flatMap(({ branches }, stage) =>
      branches.map(({ limit }, index) => [`/stages/${stage}/branches/${index}/limit/days`, limit, 1] as const),
    ),
  ];
  const wrong = days.flatMap(([pointer, term, least]) =>
    term === null || isWhole(term.days, least, DAYS_MAX)
      ? []
      : [fault(pointer, 'item.days-wrong', { min: least, max: DAYS_MAX })],
  );
  if (isWhole(visitsMax, 0, VISITS_MAX)) return wrong;
  return [...wrong, fault('/visitsMax', 'item.visits-wrong', { min: 0, max: VISITS_MAX })];
}

const isWhole = (value: number, least: number, most: number): boolean =>
  Number.isInteger(value) && value >= least && value <= most;

function promiseFaults(declared: DeclaredTerms, { class: itemClass, promised }: ItemTerms): readonly FieldFault[] {
  if (itemClass === 'joint') return jointFaults(declared);
  if (itemClass === 'instant') return [];
  if (declared.promised === null) {
    return [fault('/promised', 'item.promise-missing')];
  }
  return promised.days === 0 ? [fault('/promised/days', 'item.promise-zero')] : [];
}

function jointFaults({ promised, stages }: DeclaredTerms): readonly FieldFault[] {
  if (stages.length === 0) {
    return [fault('/stages', 'item.stages-missing')];
  }
  const unit = stages[0]?.branches[0]?.limit.unit;
  const otherUnits = stages.flatMap(({ branches }, stage) =>
    branches.flatMap(({ limit }, index) =>
      limit.unit === unit ? [] : [fault(`/stages/${stage}/branches/${index}/limit/unit`, 'item.branch-units-differ')],
    ),
  );
  const derived = promiseOfStages(stages);
  if (derived === null || promised === null || sameTerm(promised, derived)) return otherUnits;
  return [fault('/promised', 'item.promise-not-derived', { days: derived.days, unit: derived.unit }), ...otherUnits];
}

function lawFaults(declared: DeclaredTerms, terms: ItemTerms): readonly FieldFault[] {
  const { promised, statutory, firstCheck } = terms;
  const faults: FieldFault[] = [];
  if (statutory !== null && !isNotLongerThan(promised, statutory)) {
    const beyond = {
      days: promised.days,
      unit: promised.unit,
      lawDays: statutory.days,
      lawUnit: statutory.unit,
    };
    faults.push(fault(declared.promised === null ? '/stages' : '/promised/days', 'item.promise-beyond-law', beyond));
  }
  if (!isNotLongerThan(firstCheck, FIRST_CHECK_BY_LAW)) {
    faults.push(fault('/firstCheck/days', 'item.first-check-beyond-law', { max: FIRST_CHECK_BY_LAW.days }));
  }
  if (terms.longestExtension !== null && !isReadable(terms.longestExtension.article)) {
    faults.push(fault('/longestExtension/article', 'item.extension-baseless'));
  }
  return [...faults, ...jointLawFaults(terms)];
}

/** Where no statutory limit is declared, the promised limit itself is checked against the law. */
function jointLawFaults(terms: ItemTerms): readonly FieldFault[] {
  const { class: itemClass, kind, promised, statutory, statutoryBasis } = terms;
  const limit = statutory ?? promised;
  // A limit in calendar days never comes from the licensing law (art. 82): another law has set it.
  const byLicensingLaw = kind === 'licence' && limit.unit === 'workingDay' && statutoryBasis === null;
  if (itemClass !== 'joint' || !byLicensingLaw || isNotLongerThan(limit, JOINT_BY_LAW)) return [];
  return [
    fault(statutory === null ? '/stages' : '/statutory/days', 'item.joint-beyond-law', { max: JOINT_BY_LAW.days }),
  ];
}

/** The promise of 零跑腿 and 只跑一次 also bounds the visits allowed. */
function visitFaults({ handlingForm, visitsMax }: ItemTerms): readonly FieldFault[] {
  const most = handlingForm === 'zeroVisits' ? 0 : handlingForm === 'oneVisit' ? 1 : VISITS_MAX;
  return visitsMax > most ? [fault('/visitsMax', 'item.visits-beyond-form', { form: handlingForm, max: most })] : [];
}

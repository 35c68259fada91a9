import type { Term } from '@sealtrail/working-days';
import type { DeclaredTerms } from './item-commands';
import type { ItemTerms } from './item-events';
import { listFaults } from './item-list-rules';
import { FIRST_CHECK_BY_LAW, promiseOfStages } from './item-terms';
import { type Fault, fault } from './refusal';
import { isWithin, sameTerm, termText } from './term';

/** 统一办理、联合办理、集中办理: all departments together (行政许可法 art. 42(2)). */
const JOINT_BY_LAW: Term = { days: 45, unit: 'workingDay' };

const DAYS_MAX = 3_650;
const VISITS_MAX = 20;

/** Everything that is wrong with the terms themselves, whatever else is in the catalogue. */
export function termsFaults(declared: DeclaredTerms, terms: ItemTerms): readonly Fault[] {
  const bounds = boundFaults(terms);
  // What compares days makes sense only for days that are some.
  return bounds.length > 0
    ? [...bounds, ...listFaults(terms)]
    : [...promiseFaults(declared, terms), ...lawFaults(declared, terms), ...visitFaults(terms), ...listFaults(terms)];
}

function boundFaults(terms: ItemTerms): readonly Fault[] {
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
      : [fault('item.days-wrong', pointer, `Days are a whole number from ${least} to ${DAYS_MAX}.`)],
  );
  if (isWhole(visitsMax, 0, VISITS_MAX)) return wrong;
  return [...wrong, fault('item.visits-wrong', '/visitsMax', `Visits are a whole number from 0 to ${VISITS_MAX}.`)];
}

const isWhole = (value: number, least: number, most: number): boolean =>
  Number.isInteger(value) && value >= least && value <= most;

function promiseFaults(declared: DeclaredTerms, { class: itemClass, promised }: ItemTerms): readonly Fault[] {
  if (itemClass === 'joint') return jointFaults(declared);
  if (itemClass === 'instant') return [];
  if (declared.promised === null) {
    return [fault('item.promise-missing', '/promised', 'Only an instant or a joint item may leave its promise open.')];
  }
  return promised.days === 0
    ? [fault('item.promise-zero', '/promised/days', 'Only an instant item (即办件) is promised within the day.')]
    : [];
}

function jointFaults({ promised, stages }: DeclaredTerms): readonly Fault[] {
  if (stages.length === 0) {
    return [fault('item.stages-missing', '/stages', 'A joint item (联办件) has at least one stage.')];
  }
  const unit = stages[0]?.branches[0]?.limit.unit;
  const otherUnits = stages.flatMap(({ branches }, stage) =>
    branches.flatMap(({ limit }, index) =>
      limit.unit === unit
        ? []
        : [
            fault(
              'item.branch-units-differ',
              `/stages/${stage}/branches/${index}/limit/unit`,
              'All branches of a joint item count in the same days, or their sum would mean nothing.',
            ),
          ],
    ),
  );
  const derived = promiseOfStages(stages);
  if (derived === null || promised === null || sameTerm(promised, derived)) return otherUnits;
  return [fault('item.promise-not-derived', '/promised', `The stages add up to ${termText(derived)}.`), ...otherUnits];
}

function lawFaults(declared: DeclaredTerms, terms: ItemTerms): readonly Fault[] {
  const { promised, statutory, firstCheck } = terms;
  const faults: Fault[] = [];
  if (statutory !== null && !isWithin(promised, statutory)) {
    const detail =
      promised.unit === statutory.unit
        ? `The law allows ${termText(statutory)} (行政许可法 art. 42).`
        : `${termText(promised)} may take longer than the ${termText(statutory)} of the law (行政许可法 art. 42).`;
    faults.push(fault('item.promise-beyond-law', declared.promised === null ? '/stages' : '/promised/days', detail));
  }
  if (!isWithin(firstCheck, FIRST_CHECK_BY_LAW)) {
    const detail = 'Whatever is missing must be told within 5 working days (行政许可法 art. 32(4)).';
    faults.push(fault('item.first-check-beyond-law', '/firstCheck/days', detail));
  }
  if (terms.longestExtension?.article.trim() === '') {
    const detail = 'Name the article that sets another extension than the 10 or 15 working days of art. 42.';
    faults.push(fault('item.extension-baseless', '/longestExtension/article', detail));
  }
  return [...faults, ...jointLawFaults(terms)];
}

/** Where no statutory limit is declared, the promise itself is held against the law. */
function jointLawFaults(terms: ItemTerms): readonly Fault[] {
  const { class: itemClass, kind, promised, statutory, statutoryBasis } = terms;
  const limit = statutory ?? promised;
  // Limits in calendar days are never the licensing law's (art. 82): another law has set them.
  const byLicensingLaw = kind === 'licence' && limit.unit === 'workingDay' && statutoryBasis === null;
  if (itemClass !== 'joint' || !byLicensingLaw || isWithin(limit, JOINT_BY_LAW)) return [];
  const detail = 'A joint licence has 45 working days (行政许可法 art. 42(2)) unless statutoryBasis names another law.';
  return [fault('item.joint-beyond-law', statutory === null ? '/stages' : '/statutory/days', detail)];
}

/** What 零跑腿 and 只跑一次 promise holds for the visits allowed, too. */
function visitFaults({ handlingForm, visitsMax }: ItemTerms): readonly Fault[] {
  const most = handlingForm === 'zeroVisits' ? 0 : handlingForm === 'oneVisit' ? 1 : VISITS_MAX;
  return visitsMax > most
    ? [fault('item.visits-beyond-form', '/visitsMax', `The handling form ${handlingForm} allows ${most}.`)]
    : [];
}

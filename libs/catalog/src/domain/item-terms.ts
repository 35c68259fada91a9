import type { Term } from '@sealtrail/working-days';
import type { DeclaredTerms } from './item-commands';
import type { ItemTerms, StageRule } from './item-events';

/** The limit within which the agency must list everything that is missing; after it the application is deemed accepted (行政许可法 art. 32(4)). */
export const FIRST_CHECK_BY_LAW: Term = { days: 5, unit: 'workingDay' };

/**
 * The promised limit of a joint item: the stages follow one another, each as long as its slowest branch (三并一串). `null` if there is no
 * branch, or if the branches count in different units.
 */
export function promiseOfStages(stages: readonly StageRule[]): Term | null {
  const unit = stages[0]?.branches[0]?.limit.unit;
  if (unit === undefined) return null;
  let days = 0;
  for (const { branches } of stages) {
    if (branches.some(({ limit }) => limit.unit !== unit)) return null;
    days += Math.max(0, ...branches.map(({ limit }) => limit.days));
  }
  return { days, unit };
}

/** Built field by field, so that two declarations of the same terms produce the same JSON. Derived members are filled in. */
export function completeTerms(declared: DeclaredTerms): ItemTerms {
  return {
    name: declared.name,
    department: declared.department,
    kind: declared.kind,
    class: declared.class,
    handlingForm: declared.handlingForm,
    channels: [...declared.channels],
    calendar: declared.calendar,
    statutory: declared.statutory && term(declared.statutory),
    statutoryBasis: declared.statutoryBasis,
    promised: term(declared.promised ?? promiseByClass(declared)),
    firstCheck: term(declared.firstCheck ?? FIRST_CHECK_BY_LAW),
    handler: declared.handler,
    visitsMax: declared.visitsMax ?? (declared.handlingForm === 'zeroVisits' ? 0 : 1),
    materials: declared.materials.map(({ code, name, required, deferrable, reusable, certificateType }) => ({
      code,
      name,
      required,
      deferrable,
      reusable,
      certificateType,
    })),
    stages: declared.stages.map(({ id, name, branches }) => ({
      id,
      name,
      branches: branches.map((one) => ({
        id: one.id,
        department: one.department,
        limit: term(one.limit),
        handler: one.handler,
      })),
    })),
    furtherProcedures: declared.furtherProcedures.map(({ code, name, article }) => ({ code, name, article })),
    onIncomplete: declared.onIncomplete,
    onCorrectionTimeout: declared.onCorrectionTimeout,
    onDeferralTimeout: declared.onDeferralTimeout,
    longestExtension: declared.longestExtension && {
      term: term(declared.longestExtension.term),
      article: declared.longestExtension.article,
    },
    refusableOnTheSpot: declared.refusableOnTheSpot,
    scenarios: declared.scenarios.map(({ code, name }) => ({ code, name })),
    firstCheckBy: declared.firstCheckBy.map(({ department, document, from, to }) => ({
      department,
      document,
      from,
      to,
    })),
  };
}

const NO_TIME: Term = { days: 0, unit: 'workingDay' };

const promiseByClass = (declared: DeclaredTerms): Term =>
  (declared.class === 'joint' ? promiseOfStages(declared.stages) : null) ?? NO_TIME;

const term = ({ days, unit }: Term): Term => ({ days, unit });

import type { Statement } from '@sealtrail/event-sourcing';
import { statement } from '../statements';
import type { Computation } from './card-computation';
import type { RuleId } from './card-enums';

/** A rule as a reader without the program has it: what is asked for, when the card falls, how is counted, and by which articles. */
export type RuleInWords = { readonly words: readonly Statement[]; readonly articles: readonly Statement[] };

const DUTIES: Readonly<Record<RuleId, RuleInWords>> = {
  case: { words: [statement('duty.case')], articles: [statement('law.licensing-42')] },
  firstCheck: { words: [statement('duty.first-check')], articles: [statement('law.licensing-32-4')] },
  secondNotice: {
    words: [statement('duty.second-notice')],
    articles: [statement('law.licensing-32-4'), statement('law.licensing-72-4')],
  },
  lateNotice: {
    words: [statement('duty.late-notice')],
    articles: [statement('law.licensing-32-4'), statement('law.licensing-72-4')],
  },
  materialBeyondList: {
    words: [statement('duty.material-beyond-list')],
    articles: [statement('law.licensing-31'), statement('law.licensing-72-4')],
  },
  step: { words: [statement('duty.step')], articles: [statement('law.licensing-42')] },
  suspension: { words: [statement('duty.suspension')], articles: [statement('law.licensing-45')] },
  suspensionNotice: { words: [statement('duty.suspension-notice')], articles: [statement('law.licensing-45')] },
  delivery: { words: [statement('duty.delivery')], articles: [statement('law.licensing-44')] },
  feedbackLate: { words: [statement('duty.feedback-late')], articles: [statement('source.feedback')] },
};

type Counted = Pick<Computation, 'basis' | 'breachedAt' | 'counting' | 'parameters' | 'pauses' | 'terms'>;

/** The rule of a card, with the numbers that its computation was made with. */
export function ruleInWords(rule: RuleId, computation: Counted): RuleInWords {
  const duty = DUTIES[rule];
  const count = countInWords(rule, computation);
  return {
    words: [...duty.words, fallsInWords(rule, computation), ...count.words],
    articles: [...duty.articles, ...count.articles],
  };
}

function fallsInWords(rule: RuleId, { basis, breachedAt: at, counting, parameters, terms }: Counted): Statement {
  if (counting !== undefined) return statement('falls.by-policy', { basis, mode: counting.countMode, at });
  const { day, promiseDays, graceDays = 0 } = parameters;
  if (terms.length === 0) return statement('falls.with-act');
  if (rule === 'suspensionNotice') return statement('falls.without-notice');
  if (day !== undefined) return statement('falls.before-limit', { basis, day });
  if (promiseDays !== undefined) return statement('falls.past-promise', { promiseDays });
  return graceDays === 0
    ? statement('falls.past-limit', { basis })
    : statement('falls.past-grace', { basis, graceDays });
}

function countInWords(rule: RuleId, { counting, terms, pauses }: Counted): RuleInWords {
  const [first] = terms;
  if (first === undefined) return { words: [], articles: [] };
  const units = new Set(terms.map(({ unit }) => unit));
  return {
    words: [
      ...(counting === undefined
        ? []
        : [statement('counts.by-policy', { mode: counting.countMode, startsAt: counting.startsAt })]),
      statement('counts.next-day', { unit: first.unit }),
      ...(units.has('calendarDay') ? [statement('counts.rolled')] : []),
      ...(terms.length > 1 ? [statement('counts.extension')] : []),
      ...(pauses.length > 0 ? [statement('counts.pauses')] : []),
    ],
    articles: [
      statement('law.civil-201'),
      statement('law.civil-203'),
      // The article is of the limits of a case.
      ...(units.has('workingDay') && rule !== 'feedbackLate' ? [statement('law.licensing-82')] : []),
      ...(pauses.length > 0 ? [statement('law.licensing-45')] : []),
    ],
  };
}

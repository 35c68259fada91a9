import { firstCheckHolder, type ItemTerms } from '@sealtrail/catalog/events';
import type { LocalDate } from '@sealtrail/working-days';
import { mayAct } from './acts';
import type { ApplicationKnown, Case } from './application';
import type { Act } from './application-commands';
import type { Holder } from './case-fact';
import { lastClock } from './ledger';

type Received = { readonly terms: ItemTerms; readonly receivedBy: string; readonly handler: string | null };

/** Who holds a first check that starts on a date (委托受理). Of an entrusted window nobody is named until it names somebody. */
export function checkHolder({ terms, receivedBy, handler }: Received, on: LocalDate): Holder {
  const department = firstCheckHolder(terms, receivedBy, on);
  return { department, official: department === terms.department ? handler : null };
}

/** The entrusted window that holds the latest first check; `null`: the item's department does. */
export function entrustedWindow({ ledger, terms }: Pick<Case, 'ledger' | 'terms'>): string | null {
  const department = lastClock(ledger, 'firstCheck')?.holders[0]?.department ?? terms.department;
  return department === terms.department ? null : department;
}

/**
 * An act of the first check (行政许可法 art. 32): of the window that holds it, in the department's name, or of the item's
 * department itself, which keeps its power.
 */
export function mayCheck(state: Case, facts: ApplicationKnown, act: Pick<Act, 'at' | 'department'>): void {
  const { department } = state.terms;
  mayAct(state, facts, act, act.department === entrustedWindow(state) ? act.department : department);
}

import { firstCheckHolder, type ItemTerms } from '@sealtrail/catalog/events';
import type { LocalDate } from '@sealtrail/working-days';
import type { ApplicationDecisionContext, Case } from './application';
import type { Holder } from './case-fact';
import { lastClock } from './ledger';
import { requireActingOfficer } from './preconditions';
import type { OfficialAct } from './reporting';

type CaseReceipt = {
  readonly terms: ItemTerms;
  readonly receivedBy: string;
  /** Official of the item's department. */
  readonly handler: string | null;
  /** Official of the window, named by the receipt or an assignment. */
  readonly clerk: string | null;
  /** The file has moved to the department (移交). */
  readonly handedOver: boolean;
};

/** Holder of a first check that starts on a date (委托受理). */
export function checkHolder({ terms, receivedBy, handler, clerk, handedOver }: CaseReceipt, on: LocalDate): Holder {
  const department = handedOver ? terms.department : firstCheckHolder(terms, receivedBy, on);
  return { department, official: department === terms.department ? handler : clerk };
}

type ReceivingOfficer = { readonly department: string | null; readonly officer: string | null };

/** The official that the window last named for its first checks; otherwise its official who receives the set that starts the next one. */
export function windowOfficialOf(state: Case, { department, officer }: ReceivingOfficer): string | null {
  const window = entrustedWindow(state);
  const named = lastClock(state.ledger, 'firstCheck')?.holders.at(-1)?.official ?? null;
  return window === null ? null : (named ?? (department === window ? officer : null));
}

/** The entrusted window that holds the latest first check; `null`: the item's department holds it. */
export function entrustedWindow({ ledger, terms }: Pick<Case, 'ledger' | 'terms'>): string | null {
  const department = lastClock(ledger, 'firstCheck')?.holders[0]?.department ?? terms.department;
  return department === terms.department ? null : department;
}

/**
 * An act of the first check (行政许可法 art. 32): by the window that holds it, in the department's name, or by the item's department itself,
 * which keeps its authority.
 */
export function requireFirstCheckOfficer(
  state: Case,
  context: ApplicationDecisionContext,
  act: Pick<OfficialAct, 'at' | 'department'>,
): void {
  const { department } = state.terms;
  requireActingOfficer(state, context, act, act.department === entrustedWindow(state) ? act.department : department);
}

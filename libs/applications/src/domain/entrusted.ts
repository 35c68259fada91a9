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
  /** Of the item's department. */
  readonly handler: string | null;
  /** Of the window: whom the receipt or an assignment names. */
  readonly clerk: string | null;
  /** The file has gone on to the department (移交). */
  readonly handedOver: boolean;
};

/** Who holds a first check that starts on a date (委托受理). */
export function checkHolder({ terms, receivedBy, handler, clerk, handedOver }: CaseReceipt, on: LocalDate): Holder {
  const department = handedOver ? terms.department : firstCheckHolder(terms, receivedBy, on);
  return { department, official: department === terms.department ? handler : clerk };
}

type ReceivingOfficer = { readonly department: string | null; readonly officer: string | null };

/** Whom the window has named for its first checks so far; else who of it takes in the set that starts the next. */
export function windowOfficialOf(state: Case, { department, officer }: ReceivingOfficer): string | null {
  const window = entrustedWindow(state);
  const named = lastClock(state.ledger, 'firstCheck')?.holders.at(-1)?.official ?? null;
  return window === null ? null : (named ?? (department === window ? officer : null));
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
export function requireFirstCheckOfficer(
  state: Case,
  context: ApplicationDecisionContext,
  act: Pick<OfficialAct, 'at' | 'department'>,
): void {
  const { department } = state.terms;
  requireActingOfficer(state, context, act, act.department === entrustedWindow(state) ? act.department : department);
}

import { type CaseClock, findClock, type Ledger } from '@sealtrail/applications/events';
import type { Instant } from '@sealtrail/event-sourcing';
import { statement } from '../../statements';
import { clocksOf, holderAt, limitsInForce, runsPast } from '../clock-limits';
import type { Respondent, Sight } from '../falling';

/**
 * Who is charged with the limit of the case:
 *
 * - until silence had accepted the case, whoever held the first check: its time is in the limit (行政许可法 art. 32(4));
 * - in an item with stages, every branch, past or present, that overran its own limit, and the holder of a first check
 *   that ended in silence; where none did, whoever holds an open branch;
 * - otherwise whoever handles the case.
 */
export function caseRespondents(sight: Sight, at: Instant): readonly Respondent[] {
  const { ledger } = sight.watched;
  const silent = clocksOf(ledger, 'firstCheck').find(({ endedBy }) => endedBy === 'silence');
  if (silent?.statutory && at <= silent.statutory.at) return silence(silent, at);
  const branches = clocksOf(ledger, 'branch');
  if (branches.length > 0) {
    const overran = branches.flatMap((branch) => overrunBy(sight, branch, at)).sort(latestFirst);
    const late = [...overran.map(({ respondent }) => respondent), ...(silent ? silence(silent, at) : [])];
    if (late.length > 0) return oneEach(late);
    const open = branches.filter((branch) => branch.startedAt <= at && runsPast(ledger, branch, at));
    if (open.length > 0) return oneEach(open.flatMap((branch) => present(branch, at)));
  }
  const clock = findClock(ledger, 'case');
  return clock === undefined ? [] : present(clock, at);
}

type Overrun = { readonly open: boolean; readonly since: Instant; readonly respondent: Respondent };

/** Of a branch that had ended by then, the official under whom it overran; else the one who held it when the card fell. */
function overrunBy(sight: Sight, branch: CaseClock, at: Instant): readonly Overrun[] {
  const { ledger }: { readonly ledger: Ledger } = sight.watched;
  const limit = limitsInForce(sight, branch, 'promised').at(-1)?.limit;
  if (!limit || limit.at > at || !runsPast(ledger, branch, limit.at)) return [];
  const open = runsPast(ledger, branch, at);
  const holder = holderAt(branch, open ? at : limit.at);
  if (holder === null) return [];
  const why = [statement('charge.overran-step', { clock: branch.id, limit: limit.date })];
  return [{ open, since: limit.at, respondent: { ...holder, why } }];
}

/** What still runs before what has ended, then the latest overrun: its official stands for the department. */
const latestFirst = (a: Overrun, b: Overrun): number =>
  a.open === b.open ? (a.since === b.since ? 0 : a.since > b.since ? -1 : 1) : a.open ? -1 : 1;

const present = (clock: CaseClock, at: Instant): readonly Respondent[] => {
  const holder = holderAt(clock, at);
  return holder === null ? [] : [{ ...holder, why: [statement('charge.held-clock', { clock: clock.id })] }];
};

const silence = (check: CaseClock, at: Instant): readonly Respondent[] => {
  const holder = holderAt(check, at);
  if (holder === null) return [];
  return [{ ...holder, why: [statement('charge.kept-silent', { clock: check.id })] }];
};

/** One card for each department. */
function oneEach(respondents: readonly Respondent[]): readonly Respondent[] {
  const departments = new Map<string, Respondent>();
  for (const respondent of respondents) {
    const first = departments.get(respondent.department);
    const why = [...(first?.why ?? []), ...respondent.why];
    departments.set(respondent.department, { ...(first ?? respondent), why });
  }
  return [...departments.values()];
}

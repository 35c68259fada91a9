import {
  type CaseClock,
  chargedAt,
  findClock,
  type Holder,
  type Ledger,
  type LimitName,
  pausesOf,
} from '@sealtrail/applications/events';
import type { Instant } from '@sealtrail/event-sourcing';
import { dateOf, type Limit, limitOf, startOfDay } from '@sealtrail/working-days';
import { statement } from '../../statements';
import { clocksOf, holderAt, limitsInForce, runsPast } from '../clock-limits';
import { limitOfTrigger } from './limit-triggers';
import type { CardTrigger, Respondent, RuleContext } from './rule';

/** Whom of those who held a clock one asks for: its present holder, or who is charged. */
type HolderOf = (clock: CaseClock, at: Instant) => Holder | null;

/** Who can still keep the limit of the case: each open branch, else whoever handles the case. */
export function currentHolders(context: RuleContext, at: Instant, who: HolderOf = holderAt): readonly Respondent[] {
  const { ledger } = context;
  const open = clocksOf({ ledger }, 'branch').filter(
    (branch) => branch.startedAt <= at && runsPast(ledger, branch, at),
  );
  const clock = findClock(ledger, 'case');
  const held = open.length > 0 ? byDueDate(context, open) : clock === undefined ? [] : [clock];
  return onePerDepartment(held.flatMap((one) => respondentOf(one, at, who)));
}

/** Who holds the case when nobody overran; a branch that was told late to begin has not held it so long. */
function currentHolderOfCase(context: RuleContext, at: Instant, charged: HolderOf): readonly Respondent[] {
  const { ledger } = context;
  const clocks = ledger.clocks.filter((clock) => clock.kind !== 'branch' || !startedLate(ledger, clock));
  return currentHolders({ ...context, ledger: { ...ledger, clocks } }, at, charged);
}

/**
 * Who is charged with the limit of the case:
 *
 * - until silence had accepted the case, whoever held the first check: its time is in the limit (行政许可法 art. 32(4));
 * - in an item with stages, every branch, past or present, that was not done when its stage's time was over, and the holder
 *   of a first check that ended in silence: a branch late by its own limit alone has delayed nobody;
 * - in an item without stages, where an entrusted window kept silent, the window, and the department once its own time is over;
 * - where nobody overran, a branch that told its opinion after its stage's time, and alone proves that it gave it before: it kept
 *   its own limit, and moves no card onto others;
 * - else the present holder: of the case, where the stage that runs began late because nobody had told of the one before.
 */
export function caseRespondents(context: RuleContext, trigger: CardTrigger): readonly Respondent[] {
  const { at, terms } = trigger;
  const { ledger } = context;
  const charged: HolderOf = (clock, instant) => chargedAt(clock, instant, limitOfTrigger(trigger));
  const silent = clocksOf({ ledger }, 'firstCheck').find(({ endedBy }) => endedBy === 'silence');
  if (silent?.statutory && at <= silent.statutory.at) return silentCheckHolder(silent, at);
  const branches = byDueDate(context, clocksOf({ ledger }, 'branch'));
  if (branches.length > 0) {
    // A limit that an extension moved is judged with its days, one that it did not move without them.
    const extended = terms.length > 1;
    const overran = branches.flatMap((branch) =>
      overrunBy(context, branch, stageLimit(context, branch, extended), trigger),
    );
    const late = [...overran, ...(silent ? silentCheckHolder(silent, at) : [])];
    if (late.length > 0) return onePerDepartment(late);
    const reportedLate = branches.flatMap((branch) =>
      reportedAfterStage(branch, stageLimit(context, branch, extended), at),
    );
    if (reportedLate.length > 0) return onePerDepartment(reportedLate);
  }
  const atWindow = branches.length === 0 && silent !== undefined ? silentCheckHolder(silent, at) : [];
  if (atWindow.every(({ department }) => department === ledger.department))
    return currentHolderOfCase(context, at, charged);
  return isDepartmentLate(context, at)
    ? onePerDepartment([...atWindow, ...currentHolderOfCase(context, at, charged)])
    : atWindow;
}

/**
 * What an entrusted window has let pass is not the department's: of an item without stages it has the promise from the day
 * on which the file reached it, by the recorded hand-over (移交) or else by the recording of the acceptance by silence; with the
 * days of an extension that moved the promise.
 */
function isDepartmentLate(context: RuleContext, at: Instant): boolean {
  const { ledger } = context;
  const { handedOverAt, silentAt } = ledger;
  const clock = findClock(ledger, 'case');
  const reachedAt = handedOverAt !== null && handedOverAt <= at ? handedOverAt : silentAt;
  if (reachedAt === null || !clock?.promisedTerm) return false;
  const startedOn = dateOf(reachedAt, ledger.zone);
  const terms = [clock.promisedTerm, ...(clock.promisedExtension ? [clock.promisedExtension] : [])];
  const own = limitOf({ startedOn, terms, pauses: pausesOf(ledger, clock), calendar: context.calendar });
  return own !== null && own.at <= at;
}

/** Of two branches of one department the one that was due first names the official, whichever an extension gave days to. */
function byDueDate(context: RuleContext, branches: readonly CaseClock[]): readonly CaseClock[] {
  if (branches.length < 2) return branches;
  const due = branches.map((branch) => ({ branch, at: branchLimit(context, branch, false)?.at ?? null }));
  return due.toSorted((a, b) => (a.at === b.at ? 0 : isBefore(a.at, b.at) ? -1 : 1)).map(({ branch }) => branch);
}

/** What stands still is due last. */
const isBefore = (a: Instant | null, b: Instant | null): boolean => a !== null && (b === null || a < b);

type StageLimit = { readonly limit: Limit; readonly name: LimitName };

/** The time of a stage is that of its slowest branch; `null`: one of them stands still. */
function stageLimit(context: RuleContext, { stage }: CaseClock, extended: boolean): StageLimit | null {
  const limits = clocksOf(context, 'branch')
    .filter((branch) => branch.stage === stage)
    .map((branch) => {
      const limit = branchLimit(context, branch, extended);
      return limit && { limit, name: { clock: branch.id, basis: 'promised' } as const };
    });
  return limits.reduce((slowest, one) => (!slowest || !one ? null : one.limit.at > slowest.limit.at ? one : slowest));
}

function branchLimit(context: RuleContext, branch: CaseClock, extended: boolean): Limit | null {
  const { promisedTerm, promisedExtension, startedOn } = branch;
  if (extended || promisedExtension === null || promisedTerm === null) {
    return limitsInForce(context, branch, 'promised').at(-1)?.limit ?? null;
  }
  const pauses = pausesOf(context.ledger, branch);
  return limitOf({ startedOn, terms: [promisedTerm], pauses, calendar: context.calendar });
}

/** Of a branch that had ended by then, the official under whom it overran; else the one who held it when the card fell. */
function overrunBy(
  context: RuleContext,
  branch: CaseClock,
  stage: StageLimit | null,
  trigger: CardTrigger,
): readonly Respondent[] {
  const { ledger } = context;
  const { at } = trigger;
  if (stage === null || stage.limit.at > at || !runsPast(ledger, branch, stage.limit.at)) return [];
  const holder = runsPast(ledger, branch, at)
    ? chargedAt(branch, at, limitOfTrigger(trigger))
    : chargedAt(branch, stage.limit.at, stage.name);
  if (holder === null) return [];
  return [{ ...holder, why: [statement('charge.overran-stage', { clock: branch.id, limit: stage.limit.date })] }];
}

/** As it was known, the branch overran: what it proves by itself takes its own card back, and charges nobody else. */
function reportedAfterStage(branch: CaseClock, stage: StageLimit | null, at: Instant): readonly Respondent[] {
  const { toldOnOwnProofAt: toldAt } = branch;
  if (stage === null || toldAt === null || stage.limit.at > at || toldAt <= stage.limit.at) return [];
  const holder = chargedAt(branch, stage.limit.at, stage.name);
  if (holder === null) return [];
  return [
    { ...holder, why: [statement('charge.told-after-stage', { clock: branch.id, limit: stage.limit.date, toldAt })] },
  ];
}

/** The stage began when the one before was told, on a later day than that had ended by what is proved. */
function startedLate({ clocks, zone }: Ledger, branch: CaseClock): boolean {
  const stages = [...new Set(clocks.filter(({ kind }) => kind === 'branch').map(({ stage }) => stage))];
  const before = stages[stages.indexOf(branch.stage) - 1];
  const ends = clocks.filter(({ kind, stage }) => kind === 'branch' && stage === before).map(({ endedAt }) => endedAt);
  return before !== undefined && ends.every((end) => end !== null && end < startOfDay(branch.startedOn, zone));
}

const respondentOf = (clock: CaseClock, at: Instant, who: HolderOf): readonly Respondent[] => {
  const holder = who(clock, at);
  return holder === null ? [] : [{ ...holder, why: [statement('charge.held-clock', { clock: clock.id })] }];
};

const silentCheckHolder = (check: CaseClock, at: Instant): readonly Respondent[] => {
  const end = check.statutory?.at;
  const holder = chargedAt(check, end !== undefined && end < at ? end : at, { clock: check.id, basis: 'statutory' });
  if (holder === null) return [];
  return [{ ...holder, why: [statement('charge.kept-silent', { clock: check.id })] }];
};

/** One card for each department. */
function onePerDepartment(respondents: readonly Respondent[]): readonly Respondent[] {
  const departments = new Map<string, Respondent>();
  for (const respondent of respondents) {
    const first = departments.get(respondent.department);
    const why = [...(first?.why ?? []), ...respondent.why];
    departments.set(respondent.department, { ...(first ?? respondent), why });
  }
  return [...departments.values()];
}

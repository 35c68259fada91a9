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

/** Picks one of a clock's holders: the present one, or the one to charge. */
type HolderSelector = (clock: CaseClock, at: Instant) => Holder | null;

/** Who can still keep the limit of the case: each open branch, else whoever handles the case. */
export function currentHolders(
  context: RuleContext,
  at: Instant,
  who: HolderSelector = holderAt,
): readonly Respondent[] {
  const { ledger } = context;
  const open = clocksOf({ ledger }, 'branch').filter(
    (branch) => branch.startedAt <= at && runsPast(ledger, branch, at),
  );
  const clock = findClock(ledger, 'case');
  const held = open.length > 0 ? byDueDate(context, open) : clock === undefined ? [] : [clock];
  return mergedByDepartment(held.flatMap((one) => respondentOf(one, at, who)));
}

/** Without branches whose stage started only when the one before was reported: they have not held the case that long. */
function currentHolderOfCase(context: RuleContext, at: Instant, charged: HolderSelector): readonly Respondent[] {
  const { ledger } = context;
  const clocks = ledger.clocks.filter((clock) => clock.kind !== 'branch' || !hasLateStart(ledger, clock));
  return currentHolders({ ...context, ledger: { ...ledger, clocks } }, at, charged);
}

/**
 * Who is charged with the limit of the case:
 *
 * - until the case was deemed accepted, whoever held the first check: its time is in the limit (行政许可法 art. 32(4));
 * - in an item with stages, every branch, past or present, that had not ended by its stage's limit, and the holder of a first
 *   check that ended in a deemed acceptance: a branch late by its own limit alone has delayed nobody;
 * - in an item without stages, where an entrusted window let the first check lapse, the window, and the department once its
 *   own time is over;
 * - where nobody overran, a branch that reported its opinion after its stage's limit, and alone proves that it gave it before:
 *   it kept its own limit, and moves no card onto others;
 * - else the present holder: of the case, where the present stage started late because the one before was reported late.
 */
export function caseRespondents(context: RuleContext, trigger: CardTrigger): readonly Respondent[] {
  const { at, terms } = trigger;
  const { ledger } = context;
  const charged: HolderSelector = (clock, instant) => chargedAt(clock, instant, limitOfTrigger(trigger));
  const silent = clocksOf({ ledger }, 'firstCheck').find(({ endedBy }) => endedBy === 'silence');
  if (silent?.statutory && at <= silent.statutory.at) return holderOfSilentCheck(silent, at);
  const branches = byDueDate(context, clocksOf({ ledger }, 'branch'));
  if (branches.length > 0) {
    // A limit that an extension moved is compared with branch limits that include its days, any other with those without.
    const extended = terms.length > 1;
    const overran = branches.flatMap((branch) =>
      respondentsOfOverrun(context, branch, stageLimit(context, branch, extended), trigger),
    );
    const late = [...overran, ...(silent ? holderOfSilentCheck(silent, at) : [])];
    if (late.length > 0) return mergedByDepartment(late);
    const reportedLate = branches.flatMap((branch) =>
      reportedAfterStage(branch, stageLimit(context, branch, extended), at),
    );
    if (reportedLate.length > 0) return mergedByDepartment(reportedLate);
  }
  const atWindow = branches.length === 0 && silent !== undefined ? holderOfSilentCheck(silent, at) : [];
  if (atWindow.every(({ department }) => department === ledger.department))
    return currentHolderOfCase(context, at, charged);
  return isDepartmentLate(context, at)
    ? mergedByDepartment([...atWindow, ...currentHolderOfCase(context, at, charged)])
    : atWindow;
}

/**
 * The department is not charged with the time of its entrusted window: in an item without stages it has the promise, with the
 * days of an extension that moved it, from the recorded hand-over (移交), else from the recording of the deemed acceptance.
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

/** Of two branches of one department the one due first, without the days of an extension, names the official. */
function byDueDate(context: RuleContext, branches: readonly CaseClock[]): readonly CaseClock[] {
  if (branches.length < 2) return branches;
  const due = branches.map((branch) => ({ branch, at: branchLimit(context, branch, false)?.at ?? null }));
  return due.toSorted((a, b) => (a.at === b.at ? 0 : isBefore(a.at, b.at) ? -1 : 1)).map(({ branch }) => branch);
}

/** A paused branch without an end is due last. */
const isBefore = (a: Instant | null, b: Instant | null): boolean => a !== null && (b === null || a < b);

type StageLimit = { readonly limit: Limit; readonly name: LimitName };

/** The limit of a stage is that of its slowest branch; `null`: one of them is paused without end. */
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

/** Of a branch that had ended by then, the official under whom it overran; else the holder at the card's instant. */
function respondentsOfOverrun(
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

/** Its own proof revokes the branch's own card, and charges nobody else. */
function reportedAfterStage(branch: CaseClock, stage: StageLimit | null, at: Instant): readonly Respondent[] {
  const { toldOnOwnProofAt: toldAt } = branch;
  if (stage === null || toldAt === null || stage.limit.at > at || toldAt <= stage.limit.at) return [];
  const holder = chargedAt(branch, stage.limit.at, stage.name);
  if (holder === null) return [];
  return [
    { ...holder, why: [statement('charge.told-after-stage', { clock: branch.id, limit: stage.limit.date, toldAt })] },
  ];
}

/** The stage started when the one before was reported, on a later day than that had provably ended. */
function hasLateStart({ clocks, zone }: Ledger, branch: CaseClock): boolean {
  const stages = [...new Set(clocks.filter(({ kind }) => kind === 'branch').map(({ stage }) => stage))];
  const before = stages[stages.indexOf(branch.stage) - 1];
  const ends = clocks.filter(({ kind, stage }) => kind === 'branch' && stage === before).map(({ endedAt }) => endedAt);
  return before !== undefined && ends.every((end) => end !== null && end < startOfDay(branch.startedOn, zone));
}

const respondentOf = (clock: CaseClock, at: Instant, who: HolderSelector): readonly Respondent[] => {
  const holder = who(clock, at);
  return holder === null ? [] : [{ ...holder, why: [statement('charge.held-clock', { clock: clock.id })] }];
};

const holderOfSilentCheck = (check: CaseClock, at: Instant): readonly Respondent[] => {
  const end = check.statutory?.at;
  const holder = chargedAt(check, end !== undefined && end < at ? end : at, { clock: check.id, basis: 'statutory' });
  if (holder === null) return [];
  return [{ ...holder, why: [statement('charge.kept-silent', { clock: check.id })] }];
};

/** One card for each department. */
function mergedByDepartment(respondents: readonly Respondent[]): readonly Respondent[] {
  const departments = new Map<string, Respondent>();
  for (const respondent of respondents) {
    const first = departments.get(respondent.department);
    const why = [...(first?.why ?? []), ...respondent.why];
    departments.set(respondent.department, { ...(first ?? respondent), why });
  }
  return [...departments.values()];
}

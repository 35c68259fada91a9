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
import type { Falling, Respondent, Sight } from '../falling';
import { limitOfFalling } from './plain-fallings';

/** Whom of those who held a clock one asks for: its present holder, or who is charged. */
type HolderOf = (clock: CaseClock, at: Instant) => Holder | null;

/** Who can still keep the limit of the case: each open branch, else whoever handles the case. */
export function presentHolders(sight: Sight, at: Instant, who: HolderOf = holderAt): readonly Respondent[] {
  const { ledger } = sight.watched;
  const open = clocksOf(ledger, 'branch').filter((branch) => branch.startedAt <= at && runsPast(ledger, branch, at));
  const clock = findClock(ledger, 'case');
  const held = open.length > 0 ? dueFirst(sight, open) : clock === undefined ? [] : [clock];
  return oneEach(held.flatMap((one) => present(one, at, who)));
}

/** Who holds the case when nobody overran; a branch that was told late to begin has not held it so long. */
function presentHolder(sight: Sight, at: Instant, charged: HolderOf): readonly Respondent[] {
  const { ledger } = sight.watched;
  const clocks = ledger.clocks.filter((clock) => clock.kind !== 'branch' || !beganLate(ledger, clock));
  return presentHolders({ ...sight, watched: { ...sight.watched, ledger: { ...ledger, clocks } } }, at, charged);
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
export function caseRespondents(sight: Sight, falling: Falling): readonly Respondent[] {
  const { at, terms } = falling;
  const { ledger } = sight.watched;
  const charged: HolderOf = (clock, instant) => chargedAt(clock, instant, limitOfFalling(falling));
  const silent = clocksOf(ledger, 'firstCheck').find(({ endedBy }) => endedBy === 'silence');
  if (silent?.statutory && at <= silent.statutory.at) return silence(silent, at);
  const branches = dueFirst(sight, clocksOf(ledger, 'branch'));
  if (branches.length > 0) {
    // A limit that an extension moved is judged with its days, one that it did not move without them.
    const extended = terms.length > 1;
    const overran = branches.flatMap((branch) =>
      overrunBy(sight, branch, stageLimit(sight, branch, extended), falling),
    );
    const late = [...overran, ...(silent ? silence(silent, at) : [])];
    if (late.length > 0) return oneEach(late);
    const toldLate = branches.flatMap((branch) => toldAfter(branch, stageLimit(sight, branch, extended), at));
    if (toldLate.length > 0) return oneEach(toldLate);
  }
  const atWindow = branches.length === 0 && silent !== undefined ? silence(silent, at) : [];
  if (atWindow.every(({ department }) => department === ledger.department)) return presentHolder(sight, at, charged);
  return isDepartmentLate(sight, at) ? oneEach([...atWindow, ...presentHolder(sight, at, charged)]) : atWindow;
}

/**
 * What an entrusted window has let pass is not the department's: of an item without stages it has the promise from the day
 * on which the file reached it, by the recorded hand-over (移交) or else by the recording of the acceptance by silence; with the
 * days of an extension that moved the promise.
 */
function isDepartmentLate(sight: Sight, at: Instant): boolean {
  const { ledger } = sight.watched;
  const { handedOverAt, silentAt } = ledger;
  const clock = findClock(ledger, 'case');
  const reachedAt = handedOverAt !== null && handedOverAt <= at ? handedOverAt : silentAt;
  if (reachedAt === null || !clock?.promisedTerm) return false;
  const startedOn = dateOf(reachedAt, ledger.zone);
  const terms = [clock.promisedTerm, ...(clock.promisedExtension ? [clock.promisedExtension] : [])];
  const own = limitOf({ startedOn, terms, pauses: pausesOf(ledger, clock), calendar: sight.calendar });
  return own !== null && own.at <= at;
}

/** Of two branches of one department the one that was due first names the official, whichever an extension gave days to. */
function dueFirst(sight: Sight, branches: readonly CaseClock[]): readonly CaseClock[] {
  if (branches.length < 2) return branches;
  const due = branches.map((branch) => ({ branch, at: branchLimit(sight, branch, false)?.at ?? null }));
  return due.toSorted((a, b) => (a.at === b.at ? 0 : isBefore(a.at, b.at) ? -1 : 1)).map(({ branch }) => branch);
}

/** What stands still is due last. */
const isBefore = (a: Instant | null, b: Instant | null): boolean => a !== null && (b === null || a < b);

type StageLimit = { readonly limit: Limit; readonly name: LimitName };

/** The time of a stage is that of its slowest branch; `null`: one of them stands still. */
function stageLimit(sight: Sight, { stage }: CaseClock, extended: boolean): StageLimit | null {
  const limits = clocksOf(sight.watched.ledger, 'branch')
    .filter((branch) => branch.stage === stage)
    .map((branch) => {
      const limit = branchLimit(sight, branch, extended);
      return limit && { limit, name: { clock: branch.id, basis: 'promised' } as const };
    });
  return limits.reduce((slowest, one) => (!slowest || !one ? null : one.limit.at > slowest.limit.at ? one : slowest));
}

function branchLimit(sight: Sight, branch: CaseClock, extended: boolean): Limit | null {
  const { promisedTerm, promisedExtension, startedOn } = branch;
  if (extended || promisedExtension === null || promisedTerm === null) {
    return limitsInForce(sight, branch, 'promised').at(-1)?.limit ?? null;
  }
  const pauses = pausesOf(sight.watched.ledger, branch);
  return limitOf({ startedOn, terms: [promisedTerm], pauses, calendar: sight.calendar });
}

/** Of a branch that had ended by then, the official under whom it overran; else the one who held it when the card fell. */
function overrunBy(sight: Sight, branch: CaseClock, stage: StageLimit | null, falling: Falling): readonly Respondent[] {
  const { ledger } = sight.watched;
  const { at } = falling;
  if (stage === null || stage.limit.at > at || !runsPast(ledger, branch, stage.limit.at)) return [];
  const holder = runsPast(ledger, branch, at)
    ? chargedAt(branch, at, limitOfFalling(falling))
    : chargedAt(branch, stage.limit.at, stage.name);
  if (holder === null) return [];
  return [{ ...holder, why: [statement('charge.overran-stage', { clock: branch.id, limit: stage.limit.date })] }];
}

/** As it was known, the branch overran: what it proves by itself takes its own card back, and charges nobody else. */
function toldAfter(branch: CaseClock, stage: StageLimit | null, at: Instant): readonly Respondent[] {
  const { toldOnOwnProofAt: toldAt } = branch;
  if (stage === null || toldAt === null || stage.limit.at > at || toldAt <= stage.limit.at) return [];
  const holder = chargedAt(branch, stage.limit.at, stage.name);
  if (holder === null) return [];
  return [
    { ...holder, why: [statement('charge.told-after-stage', { clock: branch.id, limit: stage.limit.date, toldAt })] },
  ];
}

/** The stage began when the one before was told, on a later day than that had ended by what is proved. */
function beganLate({ clocks, zone }: Ledger, branch: CaseClock): boolean {
  const stages = [...new Set(clocks.filter(({ kind }) => kind === 'branch').map(({ stage }) => stage))];
  const before = stages[stages.indexOf(branch.stage) - 1];
  const ends = clocks.filter(({ kind, stage }) => kind === 'branch' && stage === before).map(({ endedAt }) => endedAt);
  return before !== undefined && ends.every((end) => end !== null && end < startOfDay(branch.startedOn, zone));
}

const present = (clock: CaseClock, at: Instant, who: HolderOf): readonly Respondent[] => {
  const holder = who(clock, at);
  return holder === null ? [] : [{ ...holder, why: [statement('charge.held-clock', { clock: clock.id })] }];
};

const silence = (check: CaseClock, at: Instant): readonly Respondent[] => {
  const end = check.statutory?.at;
  const holder = chargedAt(check, end !== undefined && end < at ? end : at, { clock: check.id, basis: 'statutory' });
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

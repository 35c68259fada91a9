import type { Instant } from '@sealtrail/event-sourcing';
import { addDays, type Calendar, dateOf, datesBetween, isWorkingDay, type LocalDate } from '@sealtrail/working-days';
import type { ClockKind } from './case-enums';
import type { Holder, TimeSplit, TimeSplitPart } from './case-fact';
import type { CaseClock, Ledger } from './ledger';
import { dayUnitOf, suspensionPausesOf } from './limits';
import { usedUntil } from './used-until';

type Owner = TimeSplitPart extends infer P ? (P extends TimeSplitPart ? Omit<P, 'days'> : never) : never;

/** The days of one clock by owner: the pauses of the clock, and its holders. */
export function splitOfClock(ledger: Ledger, clock: CaseClock, calendar: Calendar, now: Instant): TimeSplit {
  const to = usedUntil(ledger, clock, calendar, now);
  const ownerOn = ownersOf(ledger, clock, calendar, now);
  return split({ from: clock.startedOn, to, unit: dayUnitOf(clock), calendar }, ownerOn);
}

/**
 * The days of the case by owner, from its receipt to its end (办结): the first checks, the applicant's corrections, the review with its pauses. For a
 * deemed acceptance the first check and the review cover the same days: they belong to the holder of the first check, who let them pass.
 */
export function splitOfCase(ledger: Ledger, calendar: Calendar, now: Instant): TimeSplit {
  const review = ledger.clocks.find(({ kind }) => kind === 'case');
  const before = ledger.clocks.filter(({ kind }) => kind === 'firstCheck' || kind === 'correction');
  const first = before[0];
  if (first === undefined) throw new Error('a case starts with its first check');
  const clocks = [...(review === undefined ? [] : [review]), ...before.toReversed()].map((clock) => ({
    from: clock.startedOn,
    to: usedUntil(ledger, clock, calendar, now),
    ownerOn: ownersOf(ledger, clock, calendar, now),
  }));
  const ends = (review === undefined ? clocks : clocks.slice(0, 1)).map(({ to }) => to);
  const to = ends.reduce((last, end) => (end > last ? end : last));
  const last = clocks[0] as (typeof clocks)[number];
  return split({ from: first.startedOn, to, unit: dayUnitOf(review ?? first), calendar }, (day) =>
    (clocks.find((clock) => clock.from < day && day <= clock.to) ?? last).ownerOn(day),
  );
}

type Stretch = Pick<TimeSplit, 'from' | 'to' | 'unit'> & { readonly calendar: Calendar };
type OwnerOn = (day: LocalDate) => Owner;

function split({ from, to, unit, calendar }: Stretch, ownerOn: OwnerOn): TimeSplit {
  const parts = new Map<string, TimeSplitPart>();
  let days = 0;
  for (const day of datesBetween(addDays(from, 1), to)) {
    if (unit === 'workingDay' && !isWorkingDay(calendar, day)) continue;
    days++;
    const owner = ownerOn(day);
    const key = JSON.stringify(owner);
    parts.set(key, { ...owner, days: (parts.get(key)?.days ?? 0) + 1 });
  }
  return { from, to, unit, days, parts: [...parts.values()] };
}

/** The owner of a day of a clock. A day on which the handler changes belongs to the holder at its end. */
function ownersOf(ledger: Ledger, clock: CaseClock, calendar: Calendar, now: Instant): OwnerOn {
  const stops = pausesWithProcedure(ledger, clock);
  const holderOn = clock.kind === 'case' ? reviewHolders(ledger, clock, calendar, now) : tenures(ledger, clock);
  return (day) => {
    const stop = stops.find(({ from, to }) => from < day && (to === null || day <= to));
    if (stop !== undefined) return { kind: 'pause', suspension: stop.suspension, procedure: stop.procedure };
    return isApplicants(clock, day) ? { kind: 'applicant' } : { kind: 'holder', ...holderOn(day) };
  };
}

/** A day in overlapping pauses belongs to the first. */
const pausesWithProcedure = (ledger: Ledger, clock: CaseClock) =>
  suspensionPausesOf(ledger, clock).map(({ suspension: { number: suspension, procedure }, pause }) => ({
    ...pause,
    suspension,
    procedure,
  }));

const APPLICANTS: readonly ClockKind[] = ['correction', 'deferral'];

/** The applicant's time ends with the deadline; the days after it belong to the department. */
const isApplicants = ({ kind, statutory }: CaseClock, day: LocalDate): boolean =>
  APPLICANTS.includes(kind) && (statutory === null || day <= statutory.date);

/**
 * The days of the review belong to the first check until a deemed acceptance, in a stage to the branch that the stage waited for (the one that ended
 * last, or still runs), and otherwise to the handler of the case.
 */
function reviewHolders(
  ledger: Ledger,
  review: CaseClock,
  calendar: Calendar,
  now: Instant,
): (day: LocalDate) => Holder {
  const runs = ledger.clocks.map((clock) => ({
    clock,
    from: clock.startedOn,
    to: usedUntil(ledger, clock, calendar, now),
    holderOn: tenures(ledger, clock),
  }));
  const over = [
    ...runs.filter(({ clock }) => clock.kind === 'firstCheck' && clock.endedBy === 'silence'),
    ...runs.filter(({ clock }) => clock.kind === 'branch').sort(waitedFor),
  ];
  const own = tenures(ledger, review);
  return (day) =>
    (over.find(({ from, to }) => from < day && day <= to) ?? toldLate(over, day) ?? { holderOn: own }).holderOn(day);
}

/** Until the next stage was told that it could start, it waited for the report of the branch that had ended last. */
function toldLate<R extends Run & { readonly from: LocalDate }>(runs: readonly R[], day: LocalDate): R | undefined {
  const next = runs.filter(({ clock, from }) => clock.kind === 'branch' && from >= day);
  return next.length === 0 ? undefined : runs.find(({ clock, to }) => clock.kind === 'branch' && to < day);
}

type Run = { readonly clock: CaseClock; readonly to: LocalDate };

/** The branch that ends last comes first; of the running ones, the one that was due first. */
function waitedFor(a: Run, b: Run): number {
  const due = ({ clock }: Run): string => clock.promised?.at ?? '';
  const runs = ({ clock }: Run): number => (clock.endedBy === null ? 0 : 1);
  return compare(runs(a), runs(b)) || compare(b.to, a.to) || compare(due(a), due(b)) || compare(a.clock.id, b.clock.id);
}

const compare = <T extends string | number>(a: T, b: T): number => (a < b ? -1 : a > b ? 1 : 0);

/** The holder of a clock at the end of a day. Clocks of the applicant have no holder: the holder of the first check counts. */
function tenures(ledger: Ledger, clock: CaseClock): (day: LocalDate) => Holder {
  const own = clock.holders.length > 0 ? clock : ledger.clocks.findLast(({ kind }) => kind === 'firstCheck');
  const holders = [...(own?.holders ?? [])].sort((a, b) => compare(a.from, b.from));
  const nobody: Holder = { department: ledger.department, official: null };
  const starts = holders.map(({ from, department, official }) => ({
    on: dateOf(from, ledger.zone),
    holder: { department, official },
  }));
  return (day) => (starts.findLast(({ on }) => on <= day) ?? starts[0])?.holder ?? nobody;
}

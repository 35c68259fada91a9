import { type Day, dayAt, dayOf, daysBetween, utc } from './dutch-days';
import type { PermitCase, PermitEvent } from './permit-log';

/** Eight weeks by law, once extended by six (Wabo art. 3.9). */
export const STATUTORY_DAYS = 56;
export const EXTENSION_DAYS = 42;
/** A step should be done in half the time; the log has no information about it, so this is our own choice. */
export const STEP_DAYS = 28;

const DAY_MS = 86_400_000;

export type Step = {
  readonly id: string;
  readonly task: string;
  readonly department: string;
  readonly official: string;
};

/** A request of the player for a case after its start, in order. */
export type Act = {
  /** When it happened, as UTC. */
  readonly at: string;
  /** The local day on which it is played. */
  readonly day: Day;
  readonly what: string;
} & (
  | { readonly kind: 'step'; readonly step: Step }
  | { readonly kind: 'suspend'; readonly days: number }
  | { readonly kind: 'resume' }
  | { readonly kind: 'extend' }
  | { readonly kind: 'end' }
);

/** A case of the log as it is to be replayed on the product. */
export type CasePlan = {
  readonly source: PermitCase;
  readonly start: string;
  readonly startDay: Day;
  readonly department: string;
  readonly handler: string;
  readonly promiseDays: number;
  readonly steps: readonly Step[];
  readonly acts: readonly Act[];
};

/** A code of letters, digits and hyphens. */
export const codeOf = (name: string | null): string =>
  (name ?? 'none')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '') || 'none';

const groupOf = (group: string | null): string =>
  group?.startsWith('Group') ? codeOf(group) : `group-${codeOf(group)}`;

const taskCode = (task: string): string => /^T\d+(-\d+)?/.exec(task)?.[0] ?? codeOf(task);

const stepOf = ({ task, group, by }: PermitEvent): Step => {
  const department = groupOf(group);
  return { id: `${taskCode(task)}.${department}`, task, department, official: by };
};

/** Converts a case of the log to a plan: start, tasks as steps, the suspension or extension that explains its deadline, end. */
export function planOf(source: PermitCase): CasePlan {
  const start = utc(source.start);
  const startDay = dayOf(source.start);
  const end = source.end === null ? null : utc(source.end);
  const days = daysBetween(startDay, dayOf(source.deadline));
  return {
    source,
    start,
    startDay,
    department: codeOf(source.department),
    handler: source.responsible,
    promiseDays: Math.min(days, STATUTORY_DAYS),
    steps: stepsOf(source.events, start, end),
    acts: [...tasks(source), ...clockActs(source, days, start, end), ...ending(source)]
      .map((act) => (act.at < start ? { ...act, day: startDay } : act))
      .sort((a, b) => (a.day === b.day ? compare(a.at, b.at) : compare(a.day, b.day))),
  };
}

/** What was done between start and end; if the end is implausible, everything. */
function stepsOf(events: readonly PermitEvent[], start: string, end: string | null): readonly Step[] {
  const last = end === null || end < start ? '9999' : end;
  const steps = new Map<string, Step>();
  for (const event of [...events].sort((a, b) => compare(utc(a.at), utc(b.at)))) {
    const step = stepOf(event);
    const inside = utc(event.at) >= start && utc(event.at) <= last;
    if (inside && !steps.has(step.id)) steps.set(step.id, step);
  }
  return [...steps.values()];
}

const tasks = ({ events, start, end }: PermitCase): readonly Act[] =>
  events.map((event) => {
    const at = utc(event.at);
    const odd = at < utc(start) ? ' (before its start)' : end !== null && at > utc(end) ? ' (after its end)' : '';
    return { at, day: dayOf(event.at), kind: 'step', what: `task "${event.task}"${odd}`, step: stepOf(event) };
  });

const ending = ({ start, end }: PermitCase): readonly Act[] => {
  if (end === null) return [];
  const odd = utc(end) < utc(start) ? ' (before its start)' : '';
  return [{ at: utc(end), day: dayOf(end), kind: 'end', what: `end${odd}` }];
};

/** A deadline of 56 + 42 days was extended; for any other beyond 56 days, the clock was suspended for the difference. */
function clockActs(source: PermitCase, days: number, start: string, end: string | null): readonly Act[] {
  if (days <= STATUTORY_DAYS || (end !== null && end <= start)) return [];
  if (days === STATUTORY_DAYS + EXTENSION_DAYS) {
    const at = between(start, end, 49);
    return [{ at, day: dayAt(at), kind: 'extend', what: 'extension' }];
  }
  const stopped = days - STATUTORY_DAYS;
  const at = stopDecided(source, start, end) ?? between(start, end, 14);
  const day = dayAt(at);
  const suspend: Act = { at, day, kind: 'suspend', days: stopped, what: `stop of ${stopped} days` };
  const over = new Date(Date.parse(at) + stopped * DAY_MS).toISOString();
  if (end !== null && over >= end) return [suspend];
  return [suspend, { at: over, day: dayAt(over), kind: 'resume', what: 'the clock runs again' }];
}

/** "T10 Determine necessity to stop indication" is where the clock was suspended, if it was done in time for that. */
function stopDecided({ events }: PermitCase, start: string, end: string | null): string | null {
  const latest = new Date(Date.parse(start) + (STATUTORY_DAYS - 1) * DAY_MS).toISOString();
  const stops = events.filter(({ task }) => task.startsWith('T10')).map(({ at }) => utc(at));
  return stops.find((at) => at > start && at < latest && (end === null || at < end)) ?? null;
}

/** This many days after the start, or half-way to an earlier end. */
function between(start: string, end: string | null, days: number): string {
  const most = end === null ? Number.POSITIVE_INFINITY : (Date.parse(end) - Date.parse(start)) / 2;
  return new Date(Date.parse(start) + Math.floor(Math.min(days * DAY_MS, most))).toISOString();
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

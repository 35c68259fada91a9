import { applicationStream } from '@sealtrail/applications/events';
import { withDescendants } from '@sealtrail/calendar/events';
import {
  type CommandMessage,
  type CommandMetadata,
  type Condition,
  type Dispatcher,
  derivedId,
  isDamage,
  isTransient,
  type ReadStore,
  Rejection,
} from '@sealtrail/event-sourcing';
import { addDays } from '@sealtrail/working-days';
import { supervisionStream } from '../domain/supervision-commands';
import { type AdvanceSweep, type RecalculatedPage, recalculationStream } from './recalculation-decider';
import type { CalendarChange, RefusedCase } from './recalculation-events';
import { type SupervisedCaseRow, supervisedCases } from './supervised-cases-view';

/** Cases in one page: a second of work at most. */
export const PAGE_CASES = 200;
/** Cases recalculated concurrently: callers' commands share the writer. */
export const PARALLEL_MAX = 8;

/**
 * Recalculates one page of cases: first the limits, then the cards that rest on them. Idempotent: the ids of the commands
 * derive from the recalculation and the case. Cases that the view lacks go with the first page: one that was passed over would
 * keep limits of the calendar of before.
 */
export async function recalculatePage(
  change: AdvanceSweep['data'],
  cause: CommandMetadata,
  { views, cases }: { readonly views: ReadStore; readonly cases: Dispatcher },
): Promise<Omit<RecalculatedPage, 'position'>> {
  const page = await views.list<SupervisedCaseRow>(supervisedCases.name, {
    where: affectedBy(change, await withDescendants(views, change.calendar)),
    limit: PAGE_CASES,
    ...(change.cursor === null ? {} : { after: { value: null, id: change.cursor } }),
  });
  const unknown = change.cursor === null ? await incompleteCases(views) : [];
  const ids = [...new Set([...page.map(({ id }) => id), ...unknown])];
  const refused: RefusedCase[] = [];
  await inParallel(ids, async (applicationId) => {
    const code = await recompute(applicationId, change, cause, cases);
    if (code !== null) refused.push({ applicationId, code });
  });
  return {
    cases: ids.length,
    last: page.at(-1)?.id ?? null,
    complete: page.length < PAGE_CASES,
    refused: refused.sort((a, b) => (a.applicationId < b.applicationId ? -1 : 1)),
  };
}

async function incompleteCases(views: ReadStore): Promise<readonly string[]> {
  const lacking = await views.parkedOf(supervisedCases.name);
  const category = applicationStream('');
  return lacking.flatMap(({ stream }) => (stream.startsWith(category) ? [stream.slice(category.length)] : []));
}

/** With bounded concurrency. After the first outage nothing more is started, and it is thrown when everything under way has ended. */
async function inParallel(ids: readonly string[], serve: (id: string) => Promise<void>): Promise<void> {
  const queue = ids.values();
  const outages: unknown[] = [];
  const lane = async (): Promise<void> => {
    for (const id of queue) {
      if (outages.length > 0) return;
      await serve(id).catch((error: unknown) => outages.push(error));
    }
  };
  await Promise.all(Array.from({ length: PARALLEL_MAX }, lane));
  if (outages.length > 0) throw outages[0];
}

/** Closed cases too: their cards, used days and on-time marks rest on the calendar. A local day begins in the UTC day before. */
const affectedBy = ({ from, date }: CalendarChange, calendars: readonly string[]): readonly Condition[] => [
  { op: 'in', field: 'calendar', value: calendars },
  { op: 'from', field: 'until', value: addDays(from, -1) },
  { op: 'to', field: 'startedOn', value: date },
];

/** The code of the refusal, also where the facts of the case are missing; `null`: both commands were accepted. */
async function recompute(
  applicationId: string,
  change: CalendarChange,
  cause: CommandMetadata,
  cases: Dispatcher,
): Promise<string | null> {
  const { changedAt } = change;
  const ask = (stream: string, command: CommandMessage): Promise<string | null> => {
    const commandId = derivedId(recalculationStream(change), applicationId, command.type);
    return cases
      .dispatch({ stream, command }, { ...cause, commandId, fingerprint: null, expectedRevision: null })
      .then(() => null, codeOrThrow);
  };
  const own = [applicationStream(applicationId), supervisionStream(applicationId)] as const;
  const codeOrThrow = (error: unknown): string => {
    if (error instanceof Rejection && !isTransient(error)) return error.code;
    // Its facts are missing or cannot be read: nobody else waits for that to be mended.
    if (isDamage(error) && own.some((stream) => stream === error.stream)) return 'log.damaged';
    throw error;
  };
  return (
    (await ask(own[0], { type: 'RecomputeLimits', data: { changedAt } })) ??
    (await ask(own[1], { type: 'CheckLimits', data: { at: changedAt } }))
  );
}

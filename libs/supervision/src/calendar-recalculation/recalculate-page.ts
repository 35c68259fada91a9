import { applicationStream } from '@sealtrail/applications/events';
import { reachOf } from '@sealtrail/calendar/events';
import {
  type Condition,
  type Dispatcher,
  derivedId,
  type Envelope,
  isPassing,
  type Message,
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
const PARALLEL_MAX = 8;

/**
 * Recalculates one page of cases: first the limits, then the cards that rest on them. Idempotent: the ids of the commands
 * derive from the recalculation and the case.
 */
export async function recalculatePage(
  change: AdvanceSweep['data'],
  cause: Envelope,
  { views, cases }: { readonly views: ReadStore; readonly cases: Dispatcher },
): Promise<Omit<RecalculatedPage, 'position'>> {
  const page = await views.list<SupervisedCaseRow>(supervisedCases.name, {
    where: affectedBy(change, await reachOf(views, change.calendar)),
    limit: PAGE_CASES,
    ...(change.cursor === null ? {} : { after: { value: null, id: change.cursor } }),
  });
  const ids = page.map(({ id }) => id);
  const refused: RefusedCase[] = [];
  await inParallel(ids, async (applicationId) => {
    const code = await recompute(applicationId, change, cause, cases);
    if (code !== null) refused.push({ applicationId, code });
  });
  return {
    cases: ids.length,
    last: ids.at(-1) ?? null,
    complete: ids.length < PAGE_CASES,
    refused: refused.sort((a, b) => (a.applicationId < b.applicationId ? -1 : 1)),
  };
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

/** The code of the refusal; `null`: both commands were accepted. */
async function recompute(
  applicationId: string,
  change: CalendarChange,
  cause: Envelope,
  cases: Dispatcher,
): Promise<string | null> {
  const { changedAt } = change;
  const ask = (stream: string, command: Message): Promise<string | null> => {
    const commandId = derivedId(recalculationStream(change), applicationId, command.type);
    return cases
      .dispatch({ stream, command }, { ...cause, commandId, fingerprint: null, expectedRevision: null })
      .then(() => null, codeOrThrow);
  };
  return (
    (await ask(applicationStream(applicationId), { type: 'RecomputeLimits', data: { changedAt } })) ??
    (await ask(supervisionStream(applicationId), { type: 'CheckLimits', data: { at: changedAt } }))
  );
}

function codeOrThrow(error: unknown): string {
  if (error instanceof Rejection && !isPassing(error)) return error.code;
  throw error;
}

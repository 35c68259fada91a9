import { randomUUID } from 'node:crypto';
import { type ParkedStream, wait } from '@sealtrail/event-sourcing';
import { monotonicMs, readSettings } from '@sealtrail/platform';
import { parseArguments } from './command-arguments';
import { openReactionControl, type ReactionControl } from './reaction-control';
import { textTable } from './text-table';
import { warnOperator } from './warn-operator';

const POLL_MS = 200;
const WAIT_MS_MAX = 60_000;

/** Requests that reactors retry parked streams, and waits until that was done. */
export async function resume(args: readonly string[]): Promise<number> {
  const { rest } = parseArguments(args, { places: [], flags: [] });
  const reactions = await openReactionControl(readSettings(rest, process.env, warnOperator));
  try {
    const before = await reactions.parked();
    if (before.length === 0) {
      print('No stream is parked.');
      return 0;
    }
    if (reactions.idleFolder !== null) {
      print(`${parkedTable(before)}\n\nNo server is at work in this folder: it tries them again when it starts.`);
      return 1;
    }
    const isDone = await askAndWait(reactions);
    const still = await reactions.parked();
    if (still.length > 0) print(`${parkedTable(still)}\n`);
    if (!isDone) print('Nobody has heard it yet: it is not lost, and every start tries them again by itself.');
    else print(`${before.length - still.length} of ${before.length} streams were resumed.`);
    return isDone && still.length === 0 ? 0 : 1;
  } finally {
    await reactions.close();
    reactions.idleFolder?.close();
  }
}

/** The parked streams, with the event and the reason. */
export const parkedTable = (parked: readonly ParkedStream[]): string =>
  textTable([
    ['not reacted to', 'from revision', 'because'],
    ...parked.map(({ stream, revision, code }) => [stream, String(revision), code]),
  ]);

async function askAndWait(reactions: ReactionControl): Promise<boolean> {
  const request = randomUUID();
  const { signal: untilOver } = new AbortController();
  await reactions.ask(request);
  for (const end = monotonicMs() + WAIT_MS_MAX; await reactions.isResumePending(request); ) {
    if (monotonicMs() > end) return false;
    await wait(POLL_MS, untilOver);
  }
  return true;
}

const print = (text: string): void => void process.stdout.write(`${text}\n`);

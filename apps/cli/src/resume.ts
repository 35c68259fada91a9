import { randomUUID } from 'node:crypto';
import { type ParkedStream, wait } from '@sealtrail/event-sourcing';
import { readSettings, steadyMs } from '@sealtrail/platform';
import { type OpenedReactions, openReactions } from './opened-reactions';
import { ownWords } from './own-words';
import { tableOf } from './table-of';
import { warnPeople } from './warn-people';

const LOOK_MS = 200;
const WAIT_MS_MAX = 60_000;

/** Asks whoever reacts to facts to try again what is parked, and waits until that was done. */
export async function resume(args: readonly string[]): Promise<number> {
  const { rest } = ownWords(args, { places: [], flags: [] });
  const reactions = await openReactions(readSettings(rest, process.env, warnPeople));
  try {
    const before = await reactions.parked();
    if (before.length === 0) {
      say('Nothing is parked: every stream is reacted to.');
      return 0;
    }
    if (reactions.idleFolder !== null) {
      say(`${parkedTable(before)}\n\nNo server is at work in this folder: it tries them again when it starts.`);
      return 1;
    }
    const wasHeard = await askAndWait(reactions);
    const still = await reactions.parked();
    if (still.length > 0) say(`${parkedTable(still)}\n`);
    if (!wasHeard) say('Nobody has heard it yet: it is not lost, and every start tries them again by itself.');
    else say(`${before.length - still.length} of ${before.length} streams are reacted to again.`);
    return wasHeard && still.length === 0 ? 0 : 1;
  } finally {
    await reactions.close();
    reactions.idleFolder?.close();
  }
}

/** Streams that are reacted to no further, from where on and why. */
export const parkedTable = (parked: readonly ParkedStream[]): string =>
  tableOf([
    ['not reacted to', 'from revision', 'because'],
    ...parked.map(({ stream, revision, code }) => [stream, String(revision), code]),
  ]);

async function askAndWait(reactions: OpenedReactions): Promise<boolean> {
  const wish = randomUUID();
  const { signal: untilOver } = new AbortController();
  await reactions.ask(wish);
  for (const end = steadyMs() + WAIT_MS_MAX; await reactions.isWished(wish); ) {
    if (steadyMs() > end) return false;
    await wait(LOOK_MS, untilOver);
  }
  return true;
}

const say = (text: string): void => void process.stdout.write(`${text}\n`);

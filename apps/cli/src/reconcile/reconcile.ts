import { readSettings, standingOf, wordsOf } from '@sealtrail/platform';
import { ownWords } from '../own-words';
import { UsageError } from '../usage-error';
import { warnPeople } from '../warn-people';
import { beginMending, mend } from './mend';
import { type Parts, withParts } from './parts';

/** Says what is older or newer than the log; with `--yes` makes again what can be, and writes down what is lost. */
export async function reconcile(args: readonly string[]): Promise<number> {
  const { places, flags, rest } = ownWords(args, { places: ['FOLDER?'], flags: ['yes'] });
  const settings = readSettings(rest, process.env, warnPeople);
  return withParts(settings, async (parts) => {
    const into = places[0] ?? parts.folder?.path ?? null;
    if (into === null && flags.has('yes')) {
      throw new UsageError('Name a FOLDER for the list of what is lost: reconcile FOLDER --yes.');
    }
    return compare(parts, flags.has('yes') ? into : null);
  });
}

async function compare(parts: Parts, into: string | null): Promise<number> {
  const { log, views, timers, vault, files } = parts;
  const begun = await parts.mending.find();
  const around = { views: await views.followers(), reactors: await timers.followers(), vault, files };
  const standing = await standingOf(log, around);
  const lines = [...(begun === null ? [] : [`what was begun at ${begun.stamp} is not over`]), ...wordsOf(standing)];
  for (const line of lines) say(`- ${line}`);
  if (lines.length === 0) {
    say('All that is kept belongs together: there is nothing to do.');
    return 0;
  }
  if (into === null) {
    say('Look for the right files first: what was acknowledged may be in them. With --yes views and timers are made');
    say('again of the log as it is, and what it lacks is written to a file; a person or a file cannot be made again.');
    return 1;
  }
  const mending = begun ?? (await beginMending(parts, standing));
  await mend(parts, { mending, lacking: standing.lacking, into, say }).catch((error: unknown) => {
    warnPeople('It is not over, and the same command goes on with it; until then no server starts.');
    throw error;
  });
  return 0;
}

const say = (text: string): void => void process.stdout.write(`${text}\n`);

import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { viewNames } from '@sealtrail/contexts';
import {
  type Mending,
  makeFolder,
  ProjectorClient,
  type Standing,
  SystemClock,
  settleStanding,
  syncFolder,
} from '@sealtrail/platform';
import { projectorFile } from '../../../projector/src';
import { warnPeople } from '../warn-people';
import { type Lost, lostDocuments } from './lost-documents';
import type { Parts } from './parts';

const FOLDING_MS_MAX = 24 * 60 * 60_000;

type Wish = {
  readonly mending: Mending;
  readonly lacking: Standing['lacking'];
  /** Where the list of what is lost goes. */
  readonly into: string;
  readonly say: (text: string) => void;
};

/**
 * Makes views and timers again of the log. What was shown and is lost stands in the list before anything that tells of it goes.
 * What was cut off is gone on with by the same.
 */
export async function mend(parts: Parts, { mending, lacking, into, say }: Wish): Promise<void> {
  const { views, timers, log, vault, files } = parts;
  makeFolder(into);
  if (!mending.isListed) {
    if (mending.views.length > 0) {
      await views.setAside(mending);
      await foldAnew(parts);
    }
    const list = join(into, `lost-${mending.stamp}.ndjson`);
    const count = await write(list, parts, mending, lacking);
    await syncFolder(into);
    await parts.mending.keep({ ...mending, isListed: true });
    say(`${count} things that were known and that the log or its stores lack: ${list}`);
  }
  if (mending.views.length > 0) say(`The views were folded anew; ${await views.letGo(mending)}.`);
  if (mending.reactors) {
    await timers.reset();
    say('The reactors begin anew: what has followed already is found to have followed.');
  }
  await settleStanding(log, { vault, files });
  await parts.mending.forget();
}

/**
 * From the first word on nobody starts; who is at work already is met after it.
 *
 * @throws {UnusableServer} where somebody is
 */
export async function beginMending(parts: Parts, { ahead }: Standing): Promise<Mending> {
  const stamp = new SystemClock()
    .now()
    .replace(/[^0-9]/g, '')
    .slice(0, 14);
  const behind = new Set(ahead.views.map(({ name }) => name.split('~')[0]));
  const mending: Mending = {
    stamp,
    views: [...behind].filter((view) => view !== undefined),
    reactors: ahead.views.length + ahead.reactors.length > 0,
    before: await parts.views.generations(),
    isListed: false,
  };
  await parts.mending.keep(mending);
  try {
    await parts.refuseBusy();
  } catch (error) {
    await parts.mending.forget();
    throw error;
  }
  return mending;
}

async function foldAnew({ log, source, views }: Parts): Promise<void> {
  const sources = { events: source, views: views.source };
  const projector = await ProjectorClient.start(projectorFile(), sources, viewNames, warnPeople);
  const dead = projector.fatal.then((error) => {
    throw error;
  });
  dead.catch(() => {});
  try {
    const head = await log.head();
    for (const view of viewNames) {
      const signal = AbortSignal.timeout(FOLDING_MS_MAX);
      if (!(await Promise.race([dead, projector.progress.whenAt(head, { view, signal })]))) {
        throw new Error(`${view} was not folded to ${head}`);
      }
    }
  } finally {
    await projector.close();
  }
}

/** Whole, or begun anew by whoever goes on. */
async function write(file: string, parts: Parts, mending: Mending, lacking: Standing['lacking']): Promise<number> {
  const out = createWriteStream(file, { flags: 'w', mode: 0o600, flush: true });
  let count = 0;
  const tell = async (lost: Lost): Promise<void> => {
    count += 1;
    if (!out.write(`${JSON.stringify(lost)}\n`)) await once(out, 'drain');
  };
  for (const one of lacking) await tell({ ...one, position: String(one.position) });
  const shown = viewNames.filter((view) => mending.views.includes(view));
  if (shown.length > 0) {
    await parts.views.compare(mending, async (before, now) => {
      for await (const lost of lostDocuments(shown, before, now)) await tell(lost);
    });
  }
  out.end();
  await finished(out);
  return count;
}

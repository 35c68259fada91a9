import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { viewNames } from '@sealtrail/contexts';
import {
  type ConsistencyReport,
  makeFolder,
  ProjectorClient,
  type Reconciliation,
  recordVerifiedPosition,
  SystemClock,
  syncFolder,
} from '@sealtrail/platform';
import { projectorFile } from '../../../projector/src';
import { warnOperator } from '../warn-operator';
import type { DeploymentStores } from './deployment-stores';
import { type Loss, lostDocuments } from './lost-documents';

const FOLDING_MS_MAX = 24 * 60 * 60_000;

type ReconciliationRequest = {
  readonly reconciliation: Reconciliation;
  readonly lacking: ConsistencyReport['lacking'];
  /** Target folder of the list of losses. */
  readonly into: string;
  readonly say: (text: string) => void;
};

/**
 * Rebuilds views and timers from the log. Losses are listed before the data that show them are removed. An interrupted
 * reconciliation is continued from its stored plan.
 */
export async function runReconciliation(
  parts: DeploymentStores,
  { reconciliation, lacking, into, say }: ReconciliationRequest,
): Promise<void> {
  const { views, timers, log, vault, files } = parts;
  makeFolder(into);
  if (!reconciliation.isListed) {
    if (reconciliation.views.length > 0) {
      await views.setAside(reconciliation);
      await rebuildViews(parts);
    }
    const list = join(into, `lost-${reconciliation.stamp}.ndjson`);
    const count = await writeLosses(list, parts, reconciliation, lacking);
    await syncFolder(into);
    await parts.reconciliation.keep({ ...reconciliation, isListed: true });
    say(`${count} things that were known and that the log or its stores lack: ${list}`);
  }
  if (reconciliation.views.length > 0) say(`The views were folded anew; ${await views.letGo(reconciliation)}.`);
  if (reconciliation.reactors) {
    await timers.reset();
    say('The reactors begin anew: what has followed already is found to have followed.');
  }
  await recordVerifiedPosition(log, { vault, files });
  await parts.reconciliation.forget();
}

/**
 * Once the plan is stored no process starts; running ones are detected after that.
 *
 * @throws {UnusableServer} if a worker is running
 */
export async function beginReconciliation(
  parts: DeploymentStores,
  { ahead }: ConsistencyReport,
): Promise<Reconciliation> {
  const stamp = new SystemClock()
    .now()
    .replace(/[^0-9]/g, '')
    .slice(0, 14);
  const behind = new Set(ahead.views.map(({ name }) => name.split('~')[0]));
  const reconciliation: Reconciliation = {
    stamp,
    views: [...behind].filter((view) => view !== undefined),
    reactors: ahead.views.length + ahead.reactors.length > 0,
    before: await parts.views.generations(),
    isListed: false,
  };
  await parts.reconciliation.keep(reconciliation);
  try {
    await parts.refuseBusy();
  } catch (error) {
    await parts.reconciliation.forget();
    throw error;
  }
  return reconciliation;
}

async function rebuildViews({ log, source, views }: DeploymentStores): Promise<void> {
  const sources = { events: source, views: views.source };
  const projector = await ProjectorClient.start(projectorFile(), sources, viewNames, warnOperator);
  const dead = projector.fatal.then((error) => {
    throw error;
  });
  dead.catch(() => {});
  try {
    const head = await log.head();
    for (const view of viewNames) {
      const signal = AbortSignal.timeout(FOLDING_MS_MAX);
      if (!(await Promise.race([dead, projector.progress.waitForPosition(head, { view, signal })]))) {
        throw new Error(`${view} was not folded to ${head}`);
      }
    }
  } finally {
    await projector.close();
  }
}

/** Complete, or rewritten by a continued reconciliation. */
async function writeLosses(
  file: string,
  parts: DeploymentStores,
  reconciliation: Reconciliation,
  lacking: ConsistencyReport['lacking'],
): Promise<number> {
  const out = createWriteStream(file, { flags: 'w', mode: 0o600, flush: true });
  let count = 0;
  const tell = async (lost: Loss): Promise<void> => {
    count += 1;
    if (!out.write(`${JSON.stringify(lost)}\n`)) await once(out, 'drain');
  };
  for (const one of lacking) await tell({ ...one, position: String(one.position) });
  const shown = viewNames.filter((view) => reconciliation.views.includes(view));
  if (shown.length > 0) {
    await parts.views.compare(reconciliation, async (before, now) => {
      for await (const lost of lostDocuments(shown, before, now)) await tell(lost);
    });
  }
  out.end();
  await finished(out);
  return count;
}

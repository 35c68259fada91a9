import { checkConsistency, describeInconsistencies, readSettings } from '@sealtrail/platform';
import { parseArguments } from '../command-arguments';
import { UsageError } from '../usage-error';
import { warnOperator } from '../warn-operator';
import { type DeploymentStores, withDeploymentStores } from './deployment-stores';
import { beginReconciliation, runReconciliation } from './run-reconciliation';

/** Reports what is older or newer than the log; with `--yes` rebuilds what can be rebuilt, and lists what is lost. */
export async function reconcile(args: readonly string[]): Promise<number> {
  const { places, flags, rest } = parseArguments(args, { places: ['FOLDER?'], flags: ['yes'] });
  const settings = readSettings(rest, process.env, warnOperator);
  return withDeploymentStores(settings, async (parts) => {
    const into = places[0] ?? parts.folder?.path ?? null;
    if (into === null && flags.has('yes')) {
      throw new UsageError('Name a FOLDER for the list of what is lost: reconcile FOLDER --yes.');
    }
    return reportAndReconcile(parts, flags.has('yes') ? into : null);
  });
}

async function reportAndReconcile(parts: DeploymentStores, into: string | null): Promise<number> {
  const { log, views, timers, vault, files } = parts;
  const begun = await parts.reconciliation.find();
  const around = { views: await views.followers(), reactors: await timers.followers(), vault, files };
  const standing = await checkConsistency(log, around);
  const lines = [
    ...(begun === null ? [] : [`what was begun at ${begun.stamp} is not over`]),
    ...describeInconsistencies(standing),
  ];
  for (const line of lines) print(`- ${line}`);
  if (lines.length === 0) {
    print('The stores are consistent: nothing to do.');
    return 0;
  }
  if (into === null) {
    print('Look for the right files first: what was acknowledged may be in them. With --yes views and timers are made');
    print(
      'again of the log as it is, and what it lacks is written to a file; a person or a file cannot be made again.',
    );
    return 1;
  }
  const mending = begun ?? (await beginReconciliation(parts, standing));
  await runReconciliation(parts, { reconciliation: mending, lacking: standing.lacking, into, say: print }).catch(
    (error: unknown) => {
      warnOperator('It is not finished; the same command continues it. Until then no server starts.');
      throw error;
    },
  );
  return 0;
}

const print = (text: string): void => void process.stdout.write(`${text}\n`);

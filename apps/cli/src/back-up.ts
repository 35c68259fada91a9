import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { backUpFolder, backUpNamespace, readSettings, type Settings, SystemClock } from '@sealtrail/platform';
import { factsWithPosition } from '@sealtrail/supervision';
import { parseArguments } from './command-arguments';
import { folderStatusOf } from './folder-status';
import { progressReporter } from './progress-reporter';
import { UsageError } from './usage-error';
import { warnOperator } from './warn-operator';

/** Copies a data folder whose server may be running, or a namespace whose processes may be running. */
export async function backUp(args: readonly string[]): Promise<number> {
  const { places, flags, rest } = parseArguments(args, { places: ['TARGET'], flags: ['with-key'] });
  const [target = ''] = places;
  const settings = readSettings(rest, process.env, warnOperator);
  const keyFile = keyFileOf(settings);
  const withKey = flags.has('with-key');
  if (withKey && keyFile === null) throw new UsageError('Set the key of the vault with --vault-key-file.');
  const request = {
    target,
    keyFile,
    withKey,
    madeAt: new SystemClock().now(),
    onProgress: progressReporter(warnOperator),
  };
  const onServers = settings.kurrentdbUrl !== null || settings.mongodbUrl !== null;
  const list = onServers
    ? await backUpNamespace({ ...request, settings, folder: folderStatusOf(settings), placed: factsWithPosition })
    : await backUpFolder({ ...request, folder: settings.dataDir });
  const bytes = list.files.reduce((sum, file) => sum + file.bytes, 0);
  process.stdout.write(
    `${target}: ${list.files.length} files, ${bytes} bytes, up to fact ${list.head} of log ${list.log}.\n` +
      `${ofKey(keyFile, withKey)}\nLook at it with: npm run cli -- verify ${target}\n`,
  );
  return 0;
}

/** A named key file must exist; one in the folder may, or the server may have it from elsewhere. */
function keyFileOf({ vaultKeyFile, dataDir }: Settings): string | null {
  const own = join(dataDir, 'vault.key');
  return vaultKeyFile ?? (existsSync(own) ? own : null);
}

function ofKey(keyFile: string | null, withKey: boolean): string {
  if (withKey) return 'The key of the vault is included: anyone with this backup can read the personal data.';
  const key = keyFile === null ? 'it, wherever it is (it was not named)' : keyFile;
  return `The key of the vault is NOT included. Keep a separate copy of ${key}: without it no personal data can be read.`;
}

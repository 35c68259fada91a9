import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { upcasters } from '@sealtrail/contexts';
import {
  dataFolderOf,
  moveFolder,
  readSettings,
  restoreFolder,
  type Settings,
  sharedSettings,
  verifyBackup,
} from '@sealtrail/platform';
import { factsWithPosition } from '@sealtrail/supervision';
import { parseArguments } from './command-arguments';
import { reportMove } from './migrate';
import { progressReporter } from './progress-reporter';
import { UsageError } from './usage-error';
import { reportVerification } from './verify';
import { warnOperator } from './warn-operator';

/** Restores a backup to a data folder, or to a namespace on both servers, and reports findings. */
export async function restore(args: readonly string[]): Promise<number> {
  const { places, flags, rest } = parseArguments(args, { places: ['BACKUP', 'TARGET?'], flags: ['accept'] });
  const [backup = '', target = null] = places;
  const settings = readSettings(rest, process.env, warnOperator);
  const onServers = settings.kurrentdbUrl !== null || settings.mongodbUrl !== null;
  if (onServers === (target !== null)) {
    throw new UsageError('It takes a TARGET folder, or the settings of both servers, and not both.');
  }
  const accept = flags.has('accept');
  return target === null ? toServers(backup, settings, accept) : toFolder(backup, target, settings, accept);
}

async function toFolder(backup: string, target: string, { vaultKeyFile: keyFile }: Settings, accept: boolean) {
  const onProgress = progressReporter(warnOperator);
  const restored = await restoreFolder({ backup, target, keyFile, upcasters, accept, onProgress });
  const code = reportVerification(target, restored);
  const own = join(target, 'vault.key');
  if (code !== 0 && !accept) process.stdout.write('No server starts on it unless it is restored with --accept.\n');
  else if (existsSync(own)) process.stdout.write(`The key of the vault was in the backup, and is in ${own}.\n`);
  else {
    process.stdout.write(
      `The key of the vault is NOT in it. Put it to ${own} (rights 600), or start the server with --vault-key-file.\n`,
    );
  }
  return code;
}

/** An incomplete backup is not copied to a server, unless that is accepted. */
async function toServers(backup: string, given: Settings, accept: boolean): Promise<number> {
  const settings = sharedSettings(given);
  const onProgress = progressReporter(warnOperator);
  const code = reportVerification(
    backup,
    await verifyBackup(backup, { keyFile: settings.vaultKeyFile, upcasters, onProgress }),
  );
  if (code !== 0 && !accept) return code;
  reportMove(
    backup,
    settings,
    await moveFolder({ folder: dataFolderOf(backup), to: settings, placed: factsWithPosition, onProgress }),
  );
  return code;
}

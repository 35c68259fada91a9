import { upcasters } from '@sealtrail/contexts';
import { readSettings, restoreFolder } from '@sealtrail/platform';
import { ownWords } from './own-words';
import { shareTeller } from './share-teller';
import { tellVerified } from './verify';
import { warnPeople } from './warn-people';

/** Makes a data folder of a backup, and says what is wrong with it. */
export async function restore(args: readonly string[]): Promise<number> {
  const { places, flags, rest } = ownWords(args, { places: ['BACKUP', 'TARGET'], flags: ['accept'] });
  const [backup = '', target = ''] = places;
  const { vaultKeyFile: keyFile } = readSettings(rest, process.env, warnPeople);
  const onProgress = shareTeller(warnPeople);
  const accept = flags.has('accept');
  const restored = await restoreFolder({ backup, target, keyFile, upcasters, accept, onProgress });
  const code = tellVerified(target, restored);
  if (code !== 0 && !accept) process.stdout.write('No server starts on it, unless it is restored with --accept.\n');
  else if (restored.opened === null) {
    process.stdout.write(`Before the first start put the key of the vault to ${target}/vault.key (rights 600).\n`);
  }
  return code;
}

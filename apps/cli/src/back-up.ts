import { join } from 'node:path';
import { backUpFolder, backUpNamespace, readSettings, SystemClock } from '@sealtrail/platform';
import { placedFacts } from '@sealtrail/supervision';
import { folderOf } from './own-folder';
import { ownWords } from './own-words';
import { shareTeller } from './share-teller';
import { warnPeople } from './warn-people';

/** Copies a data folder beside the server at work in it, or a namespace beside its processes. */
export async function backUp(args: readonly string[]): Promise<number> {
  const { places, flags, rest } = ownWords(args, { places: ['TARGET'], flags: ['with-key'] });
  const [target = ''] = places;
  const settings = readSettings(rest, process.env, warnPeople);
  const withKey = flags.has('with-key');
  const keyFile = settings.vaultKeyFile ?? join(settings.dataDir, 'vault.key');
  const wish = {
    target,
    keyFile: withKey ? keyFile : null,
    madeAt: new SystemClock().now(),
    onProgress: shareTeller(warnPeople),
  };
  const onServers = settings.kurrentdbUrl !== null || settings.mongodbUrl !== null;
  const list = onServers
    ? await backUpNamespace({ ...wish, settings, folder: folderOf(settings), placed: placedFacts })
    : await backUpFolder({ ...wish, folder: settings.dataDir });
  const bytes = list.files.reduce((sum, file) => sum + file.bytes, 0);
  const key = withKey
    ? 'The key of the vault is in it: whoever has this backup can read everybody’s data.'
    : `The key of the vault is NOT in it. Keep a copy of ${keyFile} apart: without it nobody’s data can be read again.`;
  process.stdout.write(
    `${target}: ${list.files.length} files, ${bytes} bytes, up to fact ${list.head} of log ${list.log}.\n${key}\n` +
      `Look at it with: npm run cli -- verify ${target}\n`,
  );
  return 0;
}

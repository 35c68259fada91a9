import { join } from 'node:path';
import { backUpFolder, readSettings, SystemClock, UnusableBackup } from '@sealtrail/platform';
import { ownWords } from './own-words';
import { shareTeller } from './share-teller';
import { warnPeople } from './warn-people';

/** Copies a data folder beside the server at work in it. */
export async function backUp(args: readonly string[]): Promise<number> {
  const { places, flags, rest } = ownWords(args, { places: ['TARGET'], flags: ['with-key'] });
  const [target = ''] = places;
  const settings = readSettings(rest, process.env, warnPeople);
  if (settings.kurrentdbUrl !== null || settings.mongodbUrl !== null) {
    throw new UnusableBackup('What is kept on KurrentDB or MongoDB is backed up with the tools of those servers.');
  }
  const keyFile = settings.vaultKeyFile ?? join(settings.dataDir, 'vault.key');
  const withKey = flags.has('with-key');
  const list = await backUpFolder({
    folder: settings.dataDir,
    target,
    keyFile: withKey ? keyFile : null,
    madeAt: new SystemClock().now(),
    onProgress: shareTeller(warnPeople),
  });
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

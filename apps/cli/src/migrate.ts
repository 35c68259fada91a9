import {
  DataFolder,
  type Moved,
  moveFolder,
  readSettings,
  type SharedSettings,
  sharedSettings,
  UnusableDataFolder,
} from '@sealtrail/platform';
import { factsWithPosition } from '@sealtrail/supervision';
import { ownWords } from './own-words';
import { shareTeller } from './share-teller';
import { warnPeople } from './warn-people';

/** Moves a data folder to a namespace on both servers; the folder stays as it was, and nobody works in it any more. */
export async function migrate(args: readonly string[]): Promise<number> {
  const { rest } = ownWords(args, { places: [], flags: [] });
  const settings = sharedSettings(readSettings(rest, process.env, warnPeople));
  const folder = DataFolder.openAsItIs(settings.dataDir);
  if (folder === null) throw new UnusableDataFolder(`A server is at work in ${settings.dataDir}: stop it first.`);
  try {
    tellMoved(
      folder.path,
      settings,
      await moveFolder({
        folder: folder.path,
        to: settings,
        placed: factsWithPosition,
        onProgress: shareTeller(warnPeople),
      }),
    );
    folder.leave(settings.namespace);
    return 0;
  } finally {
    folder.close();
  }
}

export function tellMoved(place: string, { namespace }: SharedSettings, moved: Moved): void {
  const { facts, people, files, readings } = moved;
  process.stdout.write(
    `${place} stands in the namespace ${namespace}: ${facts} facts, compared one by one; ${people} people, ${files} files, ` +
      `${readings} readings of personal data.\nStart api, projector and reactor there with the same master key: they make the ` +
      'views of the log.\n',
  );
}

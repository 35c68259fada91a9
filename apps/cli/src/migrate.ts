import {
  DataFolder,
  type MoveResult,
  moveFolder,
  readSettings,
  type SharedSettings,
  sharedSettings,
  UnusableDataFolder,
} from '@sealtrail/platform';
import { factsWithPosition } from '@sealtrail/supervision';
import { parseArguments } from './command-arguments';
import { progressReporter } from './progress-reporter';
import { warnOperator } from './warn-operator';

/** Moves a data folder to a namespace on both servers; the folder is not changed, and no server works in it any more. */
export async function migrate(args: readonly string[]): Promise<number> {
  const { rest } = parseArguments(args, { places: [], flags: [] });
  const settings = sharedSettings(readSettings(rest, process.env, warnOperator));
  const folder = DataFolder.openExisting(settings.dataDir);
  if (folder === null) throw new UnusableDataFolder(`A server is running on ${settings.dataDir}: stop it first.`);
  try {
    reportMove(
      folder.path,
      settings,
      await moveFolder({
        folder: folder.path,
        to: settings,
        placed: factsWithPosition,
        onProgress: progressReporter(warnOperator),
      }),
    );
    folder.markAsMoved(settings.namespace);
    return 0;
  } finally {
    folder.close();
  }
}

export function reportMove(place: string, { namespace }: SharedSettings, moved: MoveResult): void {
  const { facts, people, files, readings } = moved;
  process.stdout.write(
    `${place} stands in the namespace ${namespace}: ${facts} facts, compared one by one; ${people} people, ${files} files, ` +
      `${readings} readings of personal data.\nStart api, projector and reactor there with the same master key: they make the ` +
      'views of the log.\n',
  );
}

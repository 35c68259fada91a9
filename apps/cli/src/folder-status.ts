import { DataFolder, type FolderStatus, noDataFolder, type Settings } from '@sealtrail/platform';

/**
 * Where one server works alone, its folder says which log is its own and whether it is at work, wherever it keeps its
 * facts. Processes that meet on servers have none.
 *
 * @throws {UnusableDataFolder} where the settings name neither
 */
export function folderStatusOf({ dataDir, kurrentdbUrl, mongodbUrl }: Settings): FolderStatus | null {
  const folder = DataFolder.inspect(dataDir);
  if (folder.manifest !== null) return folder;
  if (kurrentdbUrl !== null && mongodbUrl !== null) return null;
  throw noDataFolder(folder.path);
}

import { DataFolder, type FolderStatus, noDataFolder, type Settings } from '@sealtrail/platform';

/**
 * For a standalone server, its folder says which log it uses and whether it is running, wherever the events are stored.
 * Processes that share servers have no folder.
 *
 * @throws {UnusableDataFolder} if the settings name neither
 */
export function folderStatusOf({ dataDir, kurrentdbUrl, mongodbUrl }: Settings): FolderStatus | null {
  const folder = DataFolder.inspect(dataDir);
  if (folder.manifest !== null) return folder;
  if (kurrentdbUrl !== null && mongodbUrl !== null) return null;
  throw noDataFolder(folder.path);
}

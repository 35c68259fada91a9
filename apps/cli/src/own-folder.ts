import { DataFolder, type FolderLook, noDataFolder, type Settings } from '@sealtrail/platform';

/**
 * Where one server works alone, its folder says which log is its own and whether it is at work, wherever it keeps its
 * facts. Processes that meet on servers have none.
 *
 * @throws {UnusableDataFolder} where the settings name neither
 */
export function folderOf({ dataDir, kurrentdbUrl, mongodbUrl }: Settings): FolderLook | null {
  const folder = DataFolder.look(dataDir);
  if (folder.manifest !== null) return folder;
  if (kurrentdbUrl !== null && mongodbUrl !== null) return null;
  throw noDataFolder(folder.path);
}

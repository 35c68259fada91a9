import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { type BackupList, dataFolderOf, type ListedFile, readBackupList } from './backup-list';
import { checkData, type DataCheck, type DataToCheck } from './check-data';
import { digestOfFile } from './copying';
import { Findings } from './findings';

/** The list of a backup, and the findings. */
export type VerificationResult = DataCheck & { readonly list: BackupList };

/** Reads a backup completely. @throws {UnusableBackup} if it is not one */
export async function verifyBackup(backup: string, asked: Omit<DataToCheck, 'folder'>): Promise<VerificationResult> {
  const list = readBackupList(backup);
  const folder = dataFolderOf(backup);
  const kept = join(folder, 'vault.key');
  const wrong = await compareFiles(folder, list, asked.onProgress);
  const keyFile = asked.keyFile ?? (existsSync(kept) ? kept : null);
  const checked = await checkData({ ...asked, folder, keyFile });
  return { ...checked, list, findings: [...wrong, ...checked.findings, ...endFindings(list, checked)] };
}

/** Checks that every file is there as it was copied, and no other file. */
async function compareFiles(folder: string, { files }: BackupList, onProgress: DataToCheck['onProgress']) {
  const findings = new Findings();
  for (const [index, file] of files.entries()) {
    const finding = await findingAt(join(folder, file.path), file);
    if (finding !== null) findings.add(finding);
    onProgress('files', index + 1, files.length);
  }
  const listed = new Set(files.map(({ path }) => path));
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    const path = relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/');
    if (!entry.isDirectory() && !listed.has(path)) findings.add(`${path} is not part of the backup`);
  }
  return findings.lines;
}

export async function findingAt(file: string, { path, bytes, sha256 }: ListedFile): Promise<string | null> {
  if (!existsSync(file)) return `${path} is missing`;
  const found = await digestOfFile(file);
  if (found.bytes !== bytes || found.sha256 !== sha256) return `${path} differs from the copied file`;
  const named = /^files\/[0-9a-f]{2}\//.test(path) ? basename(path) : sha256;
  return named === sha256 ? null : `${path} was damaged before it was copied: its hash differs from its name`;
}

export const endFindings = ({ head, mark }: BackupList, checked: DataCheck): readonly string[] =>
  checked.findings.length > 0 || (String(checked.head) === head && checked.mark === mark)
    ? []
    : [`the log ends at ${checked.head}, but the backup was made up to ${head}`];

import type { SealedPerson } from '../migration/folder-contents';
import { VAULT_FILE } from '../sqlite/file-kinds';
import { openForWriting } from '../sqlite/sqlite-file';
import { layOutVault } from './vault-file';

/** Writes subjects into a vault that has not been opened yet, as they were sealed elsewhere under the same master key. */
export async function writePeople(
  file: string,
  fingerprint: Buffer | null,
  people: AsyncIterable<SealedPerson>,
): Promise<void> {
  const db = openForWriting(file, VAULT_FILE, 'FULL');
  try {
    layOutVault(db);
    if (fingerprint !== null) db.prepare('INSERT INTO master (one, fingerprint) VALUES (1, ?)').run(fingerprint);
    const add = db.prepare('INSERT INTO subjects (subject, commitment, sealed) VALUES (?, ?, ?)');
    const addKey = db.prepare('INSERT INTO keys (subject_id, wrapped) VALUES (?, ?)');
    const addUnsettled = db.prepare('INSERT INTO unsettled (subject, command_id, at) VALUES (?, ?, ?)');
    for await (const { subjectId, commitment, sealed, wrapped, unsettled } of people) {
      const { lastInsertRowid } = add.run(subjectId, commitment, sealed);
      if (wrapped !== null) addKey.run(lastInsertRowid, wrapped);
      if (unsettled !== null) addUnsettled.run(subjectId, unsettled.commandId, unsettled.at);
    }
  } finally {
    db.close();
  }
}

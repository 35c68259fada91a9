import type { Sealed } from '@sealtrail/event-sourcing';
import { VAULT_FILE } from '../sqlite/file-kinds';
import { IdleCheckpoint } from '../sqlite/idle-checkpoint';
import { openForWriting } from '../sqlite/sqlite-file';
import { answerCalls } from '../workers/answer-calls';
import { VaultFile } from './vault-file';

export type VaultFiles = { readonly file: string; readonly keyFile: string };

/** Whose data, as canonical JSON. */
type Subject = { readonly subjectId: string; readonly text: string };

export type VaultApi = {
  seal(subject: Subject): Sealed;
  keeps(subject: Subject): boolean;
  open(sealed: Sealed): string | null;
  erase(subjectId: string): unknown;
};

answerCalls<VaultFiles, VaultApi>(({ file, keyFile }) => {
  const db = openForWriting(file, VAULT_FILE, 'FULL');
  const vault = new VaultFile(db, keyFile);
  const checkpoint = new IdleCheckpoint(db);
  return {
    api: {
      seal: ({ subjectId, text }) => vault.seal(subjectId, text),
      keeps: ({ subjectId, text }) => vault.keeps(subjectId, text),
      open: (sealed) => vault.open(sealed),
      erase: (subjectId) => vault.erase(subjectId),
    },
    together: (tasks) => {
      const attempts = vault.together(tasks);
      checkpoint.soon();
      return attempts;
    },
    close: () => {
      checkpoint.close();
      db.close();
    },
  };
});

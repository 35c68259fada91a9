import type { Instant, PendingSeal, Sealed, SealedFor } from '@sealtrail/event-sourcing';
import type { LogCheckpoint } from '../consistency/log-fingerprint';
import { VAULT_FILE } from '../sqlite/file-kinds';
import { IdleCheckpoint } from '../sqlite/idle-checkpoint';
import { openForWriting } from '../sqlite/sqlite-file';
import { answerCalls } from '../workers/answer-calls';
import { VaultFile } from './vault-file';

export type VaultFiles = { readonly file: string; readonly keyFile: string };

/** A subject's data, as canonical JSON. */
type Subject = { readonly subjectId: string; readonly text: string };

export type VaultApi = {
  seal(subject: Subject & { readonly sealedFor: SealedFor | null }): Sealed;
  keeps(subject: Subject): boolean;
  open(sealed: Sealed): string | null;
  erase(subjectId: string): unknown;
  unsettled(asked: { readonly before: Instant; readonly limit: number }): readonly PendingSeal[];
  settle(subjectId: string): void;
  /** A value if they were erased, otherwise `null`. */
  abandon(unsettled: PendingSeal): unknown;
  followed(nothing: null): LogCheckpoint | null;
  follow(followed: LogCheckpoint): void;
  lacking(subjectIds: readonly string[]): readonly string[];
};

answerCalls<VaultFiles, VaultApi>(({ file, keyFile }) => {
  const db = openForWriting(file, VAULT_FILE, 'FULL');
  const vault = new VaultFile(db, keyFile);
  const checkpoint = new IdleCheckpoint(db);
  return {
    api: {
      seal: ({ subjectId, text, sealedFor }) => vault.seal(subjectId, text, sealedFor),
      keeps: ({ subjectId, text }) => vault.keeps(subjectId, text),
      open: (sealed) => vault.open(sealed),
      erase: (subjectId) => vault.erase(subjectId),
      unsettled: ({ before, limit }) => vault.unsettled(before, limit),
      settle: (subjectId) => vault.settle(subjectId),
      abandon: (unsettled) => vault.abandon(unsettled),
      followed: () => vault.followed(),
      follow: (followed) => vault.follow(followed),
      lacking: (subjectIds) => vault.lacking(subjectIds),
    },
    commitTogether: (tasks) => {
      const attempts = vault.commitTogether(tasks);
      checkpoint.soon();
      return attempts;
    },
    close: () => {
      checkpoint.close();
      db.close();
    },
  };
});

import type { Instant, PersonalRead } from '@sealtrail/event-sourcing';
import { TRAIL_FILE } from '../sqlite/file-kinds';
import { GroupCommit } from '../sqlite/group-commit';
import { IdleCheckpoint } from '../sqlite/idle-checkpoint';
import { openForWriting } from '../sqlite/sqlite-file';
import { answerCalls } from '../workers/answer-calls';
import { layOutTrail } from './trail-file';

export type TrailWriterApi = { keep(read: PersonalRead): void; forget(before: Instant): number };

answerCalls<{ readonly file: string }, TrailWriterApi>(({ file }) => {
  const db = openForWriting(file, TRAIL_FILE, 'FULL');
  layOutTrail(db);
  const commit = new GroupCommit(db);
  const checkpoint = new IdleCheckpoint(db);
  const addRead = db.prepare('INSERT OR IGNORE INTO reads (id, at, actor, file, entry) VALUES (?, ?, ?, ?, ?)');
  const addCase = db.prepare('INSERT OR IGNORE INTO cases (read, case_id, region) VALUES (?, ?, ?)');
  const forget = db.prepare('DELETE FROM reads WHERE at < ?');
  return {
    api: {
      keep: (read) => {
        const { id, at, actor, file: sha256, cases } = read;
        if (addRead.run(id, at, actor, sha256, JSON.stringify(read)).changes === 0) return;
        for (const one of cases) addCase.run(id, one.id, one.region);
      },
      forget: (before) => forget.run(before).changes,
    },
    together: (tasks) => {
      const attempts = commit.run(tasks);
      checkpoint.soon();
      return attempts;
    },
    close: () => {
      checkpoint.close();
      db.close();
    },
  };
});

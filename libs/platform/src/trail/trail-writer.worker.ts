import type { Instant, PersonalDataAccess } from '@sealtrail/event-sourcing';
import { TRAIL_FILE } from '../sqlite/file-kinds';
import { GroupCommit } from '../sqlite/group-commit';
import { IdleCheckpoint } from '../sqlite/idle-checkpoint';
import { openForWriting } from '../sqlite/sqlite-file';
import { answerCalls } from '../workers/answer-calls';
import { layOutTrail, readingWriter } from './trail-file';

export type TrailWriterApi = { keep(read: PersonalDataAccess): void; forget(before: Instant): number };

answerCalls<{ readonly file: string }, TrailWriterApi>(({ file }) => {
  const db = openForWriting(file, TRAIL_FILE, 'FULL');
  layOutTrail(db);
  const commit = new GroupCommit(db);
  const checkpoint = new IdleCheckpoint(db);
  const forget = db.prepare('DELETE FROM reads WHERE at < ?');
  return {
    api: {
      keep: readingWriter(db),
      forget: (before) => forget.run(before).changes,
    },
    commitTogether: (tasks) => {
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

import { answerCalls } from '../workers/answer-calls';
import { TIMERS_FILE } from './file-kinds';
import { IdleCheckpoint } from './idle-checkpoint';
import { openForWriting } from './sqlite-file';
import { type Advance, type Resume, TimerWriter } from './timer-writer';

export type TimerWriterApi = {
  advance(advance: Advance): void;
  done(ids: readonly string[]): void;
  resumed(resume: Resume): void;
  ask(request: string): void;
  heard(heard: { readonly reactor: string; readonly request: string }): void;
  reset(nothing: null): void;
};

answerCalls<{ readonly file: string }, TimerWriterApi>(({ file }) => {
  const db = openForWriting(file, TIMERS_FILE, 'FULL');
  const writer = new TimerWriter(db);
  const checkpoint = new IdleCheckpoint(db);
  return {
    api: {
      advance: (advance) => writer.advance(advance),
      done: (ids) => writer.done(ids),
      resumed: (resume) => writer.resumed(resume),
      ask: (request) => writer.ask(request),
      heard: (heard) => writer.heard(heard),
      reset: () => writer.reset(),
    },
    commitTogether: (tasks) => {
      const attempts = writer.commitTogether(tasks);
      checkpoint.soon();
      return attempts;
    },
    close: () => {
      checkpoint.close();
      db.close();
    },
  };
});

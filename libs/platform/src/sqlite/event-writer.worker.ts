import { BroadcastChannel } from 'node:worker_threads';
import { answerCalls } from '../workers/answer-calls';
import { appendChannel } from './append-notifications';
import { EventWriter, type SerializedAppend } from './event-writer';
import { EVENTS_FILE } from './file-kinds';
import { IdleCheckpoint } from './idle-checkpoint';
import { openForWriting } from './sqlite-file';

export type EventWriterApi = {
  append(request: SerializedAppend): { readonly revision: bigint; readonly position: bigint };
  forgetRefusals(olderThanMs: number): number;
};

answerCalls<{ readonly file: string }, EventWriterApi>(({ file }, tell) => {
  const db = openForWriting(file, EVENTS_FILE, 'FULL');
  const writer = new EventWriter(db, tell);
  const checkpoint = new IdleCheckpoint(db);
  const news = new BroadcastChannel(appendChannel(file));
  return {
    api: {
      append: (request) => writer.append(request),
      forgetRefusals: (olderThanMs) => writer.forgetRefusals(olderThanMs),
    },
    commitTogether: (tasks) => {
      const attempts = writer.commitTogether(tasks);
      news.postMessage(null);
      checkpoint.soon();
      return attempts;
    },
    close: () => {
      news.close();
      checkpoint.close();
      db.close();
    },
  };
});

import { existsSync } from 'node:fs';
import type { ParkedStream } from '@sealtrail/event-sourcing';
import { DEFAULT_CHECKPOINT } from '@sealtrail/event-sourcing/runtime';
import { DataFolder, MongoConnection, MongoTimerOverview, type Settings, SqliteTimerStore } from '@sealtrail/platform';
import { folderStatusOf } from './folder-status';

/** Access to the parked streams of a deployment whose processes may be running. */
export type ReactionControl = {
  parked(): Promise<readonly ParkedStream[]>;
  ask(request: string): Promise<void>;
  /** Whether a worker has not handled the request yet. */
  isResumePending(request: string): Promise<boolean>;
  /** The data folder if no server is running in it; none can start while this is open. */
  readonly idleFolder: DataFolder | null;
  close(): Promise<void>;
};

/**
 * A standalone process stores its timers in its folder, wherever the events are; processes that share servers store them there.
 */
export async function openReactionControl(settings: Settings): Promise<ReactionControl> {
  const folder = folderStatusOf(settings);
  if (folder === null) return onServers(settings);
  const idleFolder = DataFolder.openExisting(folder.path);
  const file = `${folder.path}/timers.sqlite`;
  const store = existsSync(file) ? await SqliteTimerStore.open(file) : null;
  return {
    parked: async () => (await store?.parked(DEFAULT_CHECKPOINT)) ?? [],
    ask: async (request) => store?.requestResume(request),
    isResumePending: async (request) => (await store?.resumeRequest(DEFAULT_CHECKPOINT)) === request,
    idleFolder,
    close: async () => store?.close(),
  };
}

async function onServers({ mongodbUrl: url, namespace }: Settings): Promise<ReactionControl> {
  if (url === null) throw new Error('neither a folder nor a server');
  const connection = await MongoConnection.open({ url, namespace });
  const timers = new MongoTimerOverview(connection);
  return {
    parked: () => timers.parked(),
    ask: (request) => timers.ask(request),
    isResumePending: (request) => timers.isResumePending(request),
    idleFolder: null,
    close: () => connection.close(),
  };
}

import { existsSync } from 'node:fs';
import type { ParkedStream } from '@sealtrail/event-sourcing';
import { FOLLOWER } from '@sealtrail/event-sourcing/runtime';
import { DataFolder, MongoConnection, MongoTimerOverview, type Settings, SqliteTimerStore } from '@sealtrail/platform';
import { folderOf } from './own-folder';

/** What a deployment reacts to no further, beside whoever works there. */
export type OpenedReactions = {
  parked(): Promise<readonly ParkedStream[]>;
  ask(wish: string): Promise<void>;
  /** Whether somebody has not heard the wish yet. */
  isWished(wish: string): Promise<boolean>;
  /** The data folder, where no server is at work in it; it cannot start while this is open. */
  readonly idleFolder: DataFolder | null;
  close(): Promise<void>;
};

/** One process keeps its timers in its folder, wherever its facts are; processes that meet on servers keep them there. */
export async function openReactions(settings: Settings): Promise<OpenedReactions> {
  const folder = folderOf(settings);
  if (folder === null) return onServers(settings);
  const idleFolder = DataFolder.openAsItIs(folder.path);
  const file = `${folder.path}/timers.sqlite`;
  const store = existsSync(file) ? await SqliteTimerStore.open(file) : null;
  return {
    parked: async () => (await store?.parked(FOLLOWER)) ?? [],
    ask: async (wish) => store?.ask(wish),
    isWished: async (wish) => (await store?.wish(FOLLOWER)) === wish,
    idleFolder,
    close: async () => store?.close(),
  };
}

async function onServers({ mongodbUrl: url, namespace }: Settings): Promise<OpenedReactions> {
  if (url === null) throw new Error('neither a folder nor a server');
  const connection = await MongoConnection.open({ url, namespace });
  const timers = new MongoTimerOverview(connection);
  return {
    parked: () => timers.parked(),
    ask: (wish) => timers.ask(wish),
    isWished: (wish) => timers.isWished(wish),
    idleFolder: null,
    close: () => connection.close(),
  };
}

import { join } from 'node:path';
import type { Instant } from '@sealtrail/event-sourcing';
import { InMemoryFileStore, InMemoryTimerStore, InMemoryVault } from '@sealtrail/event-sourcing/testing';
import {
  type DataFolder,
  ProjectorClient,
  SimulatedClock,
  SqliteEventStore,
  SqliteReadStore,
  SystemClock,
  workerFile,
} from '@sealtrail/platform';
import type { Logger } from 'pino';
import { projections } from '../../projector/src/projections';
import type { Drivers } from './drivers';

/** Opens what an embedded deployment keeps in its data folder. */
export async function openEmbedded(folder: DataFolder, log: Logger): Promise<Drivers> {
  const files = { events: folder.file('events.sqlite'), views: folder.file('views.sqlite') };
  const events = await SqliteEventStore.open(files.events);
  const timers = new InMemoryTimerStore();
  const projector = await ProjectorClient.start(
    workerFile(join(__dirname, '../../projector/src'), 'projector.worker'),
    files,
    projections.map(({ name }) => name),
    (error) => log.error({ context: 'projector', error }, 'will be tried again'),
  );
  const views = SqliteReadStore.openForReading(files.views);
  return {
    events,
    views,
    timers,
    files: new InMemoryFileStore(),
    vault: new InMemoryVault(),
    ...clockOf(folder),
    progress: projector.progress,
    fatal: Promise.race([events.fatal, projector.fatal]),
    close: async () => {
      await views.close();
      await projector.close();
      await events.close();
      folder.close();
    },
  };
}

/** The machine's clock, or a simulated one that a later start goes on with. */
function clockOf(folder: DataFolder): Pick<Drivers, 'clock' | 'setClock'> {
  if (folder.resumesAt === null) return { clock: new SystemClock(), setClock: null };
  const clock = new SimulatedClock(folder.resumesAt);
  const setClock = (now: Instant): void => {
    clock.moveTo(now);
    folder.keepInstant(now);
  };
  return { clock, setClock };
}

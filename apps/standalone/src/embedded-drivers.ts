import { join } from 'node:path';
import type { Instant } from '@sealtrail/event-sourcing';
import {
  type DataFolder,
  FolderFileStore,
  ProjectorClient,
  SimulatedClock,
  SqliteEventStore,
  SqliteReadStore,
  SqliteTimerStore,
  SqliteVault,
  SystemClock,
  workerFile,
} from '@sealtrail/platform';
import type { Logger } from 'pino';
import { projections } from '../../projector/src/projections';
import type { Drivers } from './drivers';

const PROJECTOR = join(__dirname, '..', '..', 'projector', 'src');

/** Opens what an embedded deployment keeps in its data folder. */
export async function openEmbedded(folder: DataFolder, log: Logger): Promise<Drivers> {
  const paths = { events: folder.file('events.sqlite'), views: folder.file('views.sqlite') };
  const [events, timers, files, vault] = await Promise.all([
    SqliteEventStore.open(paths.events),
    SqliteTimerStore.open(folder.file('timers.sqlite')),
    FolderFileStore.open(folder.file('files')),
    SqliteVault.open({ file: folder.file('vault.sqlite'), keyFile: folder.file('vault.key') }),
  ]);
  const names = projections.map(({ name }) => name);
  const projector = await ProjectorClient.start(workerFile(PROJECTOR, 'projector.worker'), paths, names, (error) =>
    log.error({ context: 'projector', error }, 'will be tried again'),
  );
  const views = SqliteReadStore.openForReading(paths.views);
  return {
    events,
    views,
    timers,
    files,
    vault,
    ...clockOf(folder),
    stretchMax: 10_000n,
    progress: projector.progress,
    fatal: Promise.race([events.fatal, timers.fatal, vault.fatal, projector.fatal]),
    close: async () => {
      await views.close();
      await projector.close();
      await Promise.all([timers.close(), vault.close(), events.close()]);
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

import { Projector } from '@sealtrail/event-sourcing';
import {
  InMemoryEventStore,
  InMemoryFileStore,
  InMemoryReadStore,
  InMemoryTimerStore,
  InMemoryVault,
} from '@sealtrail/event-sourcing/testing';
import { type DataFolder, type Settings, SimulatedClock, SystemClock } from '@sealtrail/platform';
import type { Logger } from 'pino';
import { projections } from '../../projector/src/projections';
import type { Drivers } from './drivers';

/** Opens what an embedded deployment keeps in its data folder. */
export async function openEmbedded(folder: DataFolder, _settings: Settings, log: Logger): Promise<Drivers> {
  const simulated = folder.resumesAt === null ? null : new SimulatedClock(folder.resumesAt);
  const events = new InMemoryEventStore();
  const views = new InMemoryReadStore();
  const onError = (err: unknown): void => log.error({ err }, 'projector');
  const projector = new Projector({ events, views, projections, onError });
  const stop = new AbortController();
  const running = projector.run(stop.signal);
  return {
    events,
    views,
    timers: new InMemoryTimerStore(),
    files: new InMemoryFileStore(),
    vault: new InMemoryVault(),
    clock: simulated ?? new SystemClock(),
    setClock:
      simulated === null
        ? null
        : (now) => {
            simulated.moveTo(now);
            folder.keepInstant(now);
          },
    progress: projector.progress,
    fatal: new Promise(() => {}),
    close: async () => {
      stop.abort();
      await running;
      folder.close();
    },
  };
}

import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { commandRouting, modules, viewNames } from '@sealtrail/contexts';
import { type Clock, type CommandGate, Dispatcher, type EventStore } from '@sealtrail/event-sourcing';
import { countBehind, readinessOf, SettlingGate, StoredViewWatch } from '@sealtrail/event-sourcing/runtime';
import {
  type DistributedStores,
  GridFsFileStore,
  MongoReadStore,
  MongoVault,
  NestLog,
  portsModule,
  type Running,
  reactorLog,
  SETTLE_MS,
  type SharedSettings,
  SystemClock,
  serveHealth,
  steadyMs,
  workerName,
} from '@sealtrail/platform';
import type { Logger } from 'pino';
import { DividedReaction } from './divided-reaction';

@Module({})
class ReactorModule {}

/** A worker that reacts to facts and fires timers, as many as is its part. */
export async function startReactor(stores: DistributedStores, settings: SharedSettings, log: Logger): Promise<Running> {
  const owner = workerName();
  const { reaction, clock, stop } = await makeReactor(stores, settings, owner, log);
  const health = await serveHealth(settings, () => healthOf(reaction, stores.events, clock, owner));
  log.info({ context: 'reactors', owner, health: health.url }, 'at work');
  return {
    fatal: new Promise(() => {}),
    stop: async () => {
      await stop();
      await health.close();
      await stores.events.close();
      await stores.documents.close();
    },
  };
}

async function healthOf(reaction: DividedReaction, events: EventStore, clock: Clock, owner: string) {
  const status = reaction.lastStatus;
  const head = await events.head();
  return {
    ...readinessOf({
      now: clock.now(),
      failingSince: status?.failing?.since ?? null,
      oldestTimer: status?.timers.oldest ?? null,
    }),
    owner,
    parts: reaction.parts,
    head: String(head),
    consumed: status && String(status.consumed),
    lagEvents: await countBehind(events, status?.consumed ?? head),
    timers: status?.timers ?? null,
  };
}

/** The handlers that reactors need, without HTTP, and the reactors' part of the work. */
async function makeReactor(
  { events, documents, secret }: DistributedStores,
  settings: SharedSettings,
  owner: string,
  log: Logger,
) {
  const clock: Clock = new SystemClock();
  const halt = new AbortController();
  const gate: CommandGate = new SettlingGate(clock, SETTLE_MS, halt.signal);
  const views = new MongoReadStore(documents);
  const ports = {
    events,
    views,
    gate,
    files: await GridFsFileStore.open(documents),
    vault: await MongoVault.open(documents, settings.vaultKeyFile),
    clock,
    watch: new StoredViewWatch({ store: views, views: viewNames, stopped: async () => [], events, clock, steadyMs }),
    commandRouting,
    secret,
    zone: settings.zone,
  };
  const imports = [portsModule(ports, []), ...modules];
  const context = await NestFactory.createApplicationContext(
    { module: ReactorModule, imports },
    {
      abortOnError: false,
      logger: new NestLog(log),
    },
  );
  const dispatcher = context.get(Dispatcher);
  const reaction = new DividedReaction({
    events,
    documents,
    clock,
    gate,
    dispatch: (...errand) => dispatcher.dispatch(...errand),
    owner,
    leaseSeconds: settings.leaseSeconds,
    log: reactorLog(log),
    onError: (err) => log.error({ context: 'reactors', err }, 'will be tried again'),
  });
  const running = reaction.run(halt.signal);
  return {
    reaction,
    clock,
    stop: async () => {
      halt.abort();
      await running;
      await context.close();
    },
  };
}

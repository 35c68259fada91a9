import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { commandRouting, modules } from '@sealtrail/contexts';
import { type Clock, type CommandGate, Dispatcher } from '@sealtrail/event-sourcing';
import { SettlingGate, StoredViewWatch } from '@sealtrail/event-sourcing/runtime';
import {
  type DistributedStores,
  GridFsFileStore,
  MongoReadStore,
  MongoVault,
  NestLog,
  portsModule,
  SETTLE_MS,
  type SharedSettings,
  SystemClock,
} from '@sealtrail/platform';
import type { Logger } from 'pino';
import { DividedReaction } from './divided-reaction';
import { reactorLog } from './reactor-log';

@Module({})
class ReactorModule {}

/** The handlers that reactors need, without HTTP, and the reactors' part of the work. */
export async function makeReactor(
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
    watch: new StoredViewWatch(views, () => Promise.resolve([])),
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
  const reaction = new DividedReaction({
    events,
    documents,
    clock,
    gate,
    dispatch: (...errand) => context.get(Dispatcher).dispatch(...errand),
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

import { randomUUID } from 'node:crypto';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CommandBus } from '@nestjs/cqrs';
import { ApplicationsModule, Leaseholder } from '@sealtrail/applications';
import { type Clock, type CommandGate, ViewWatch } from '@sealtrail/event-sourcing';
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
import { CaseCommands, SupervisionModule, SweepModule } from '@sealtrail/supervision';
import type { Logger } from 'pino';
import { dispatchOver } from './dispatch';
import { DividedReaction } from './divided-reaction';
import { reactorLog } from './reactor-log';

@Module({})
class ReactorModule {}

/** The handlers that reactors need, without HTTP, and the reactors' part of the work. */
export async function makeReactor(
  { events, documents }: DistributedStores,
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
    zone: settings.zone,
  };
  const own = [
    { provide: ViewWatch, useValue: new StoredViewWatch(views, () => Promise.resolve([])) },
    { provide: Leaseholder, useValue: { id: randomUUID() } },
    {
      provide: CaseCommands,
      inject: [CommandBus],
      useFactory: (bus: CommandBus): CaseCommands => ({ dispatch: dispatchOver(bus) }),
    },
  ];
  const imports = [portsModule(ports, own), ApplicationsModule, SupervisionModule, SweepModule];
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
    dispatch: dispatchOver(context.get(CommandBus)),
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

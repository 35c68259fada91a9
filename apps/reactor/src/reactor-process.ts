import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { commandRouting, modules, neverParked, viewNames } from '@sealtrail/contexts';
import { type Clock, type CommandGate, Dispatcher, type EventStore } from '@sealtrail/event-sourcing';
import {
  CheckpointViewWatch,
  CommandDrainGate,
  PARTITION_LEASES,
  readinessOf,
} from '@sealtrail/event-sourcing/runtime';
import {
  type DistributedStores,
  GridFsFileStore,
  type Instruments,
  type Metrics,
  MongoReadStore,
  MongoVault,
  monotonicMs,
  NestLog,
  portsModule,
  type RunningProcess,
  reactorLog,
  SETTLE_MS,
  type SharedSettings,
  SystemClock,
  serveHealth,
  type WorkerHealth,
  workerName,
} from '@sealtrail/platform';
import type { Logger } from 'pino';
import { LeasedReaction } from './leased-reaction';

@Module({})
class ReactorModule {}

type ReactorSettings = SharedSettings & { readonly instruments: Instruments };

/** A worker that reacts to events and fires timers for its share of the partitions. */
export async function startReactor(
  stores: DistributedStores,
  settings: ReactorSettings,
  log: Logger,
): Promise<RunningProcess> {
  const owner = workerName();
  const { metrics, traces } = settings.instruments;
  const { reaction, clock, stop } = await makeReactor(stores, settings, owner, log);
  const onError = (err: unknown) => log.error({ context: 'reactors', err }, 'health cannot be reported');
  const report = () => healthOf(owner, reaction, { events: stores.events, clock });
  recordTimerGauges(metrics, reaction, clock);
  const health = await serveHealth(settings, report, onError, { ...settings.instruments, kind: PARTITION_LEASES });
  log.info({ context: 'reactors', owner, health: health.url }, 'at work');
  return {
    fatal: stores.rolledBack,
    stop: async () => {
      await stop();
      await health.close();
      await stores.close();
      await traces.stop();
    },
  };
}

/**
 * The number of waiting timers of its partitions, and the age of the oldest that could have fired; no value while it holds
 * none.
 */
function recordTimerGauges(metrics: Metrics, reaction: LeasedReaction, clock: Clock): void {
  metrics.beforeScrape(() => {
    const timers = reaction.lastStatus?.timers;
    metrics.timersWaiting.set(timers?.count ?? Number.NaN);
    metrics.timerLagSeconds.set(timers === undefined ? Number.NaN : secondsSince(timers.dueAndKnown, clock.now()));
  });
}

const secondsSince = (instant: string | null, now: string): number =>
  instant === null ? 0 : Math.max(0, Date.parse(now) - Date.parse(instant)) / 1_000;

/** The log is read as well: a worker that cannot read it is not ready. */
async function healthOf(
  owner: string,
  reaction: LeasedReaction,
  { events, clock }: { readonly events: EventStore; readonly clock: Clock },
): Promise<WorkerHealth> {
  await events.head();
  const status = reaction.lastStatus;
  const { status: readiness, reasons } = readinessOf({
    now: clock.now(),
    damage: events.damage(),
    neverParked,
    parkedStreams: status?.parked.length ?? 0,
    failingSince: status?.failing?.since ?? null,
    timerDueAndKnown: status?.timers.dueAndKnown ?? null,
  });
  return { status: readiness, reasons, owner, work: reaction.parts };
}

/** The handlers that reactors need, without HTTP, and this worker's share of the reactors' work. */
async function makeReactor(
  { events, documents, secret }: DistributedStores,
  settings: ReactorSettings,
  owner: string,
  log: Logger,
) {
  const clock: Clock = new SystemClock();
  const halt = new AbortController();
  const gate: CommandGate = new CommandDrainGate(clock, SETTLE_MS, halt.signal);
  const views = new MongoReadStore(documents);
  const ports = {
    events,
    views,
    gate,
    files: await GridFsFileStore.open(documents),
    vault: await MongoVault.open(documents, settings.vaultKeyFile),
    clock,
    watch: new CheckpointViewWatch({
      store: views,
      views: viewNames,
      stopped: async () => [],
      events,
      clock,
      steadyMs: monotonicMs,
    }),
    commandRouting,
    secret,
    zone: settings.zone,
    instruments: settings.instruments,
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
  const reaction = new LeasedReaction({
    events,
    documents,
    clock,
    gate,
    dispatch: (...pendingCommand) => dispatcher.dispatch(...pendingCommand),
    owner,
    leaseSeconds: settings.leaseSeconds,
    metrics: settings.instruments.metrics,
    log: reactorLog(log),
    onError: (err) => log.error({ context: 'reactors', err }, 'retrying'),
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

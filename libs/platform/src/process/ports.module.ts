import { randomUUID } from 'node:crypto';
import { type DynamicModule, Global, Module, type Provider } from '@nestjs/common';
import { type Command, CommandBus, CqrsModule, QueryBus } from '@nestjs/cqrs';
import {
  Clock,
  CommandGate,
  CommandPipeline,
  type CommandRouting,
  CommandTimeLimit,
  Dispatcher,
  EventStore,
  FileStore,
  NamespaceSecret,
  ProcessName,
  ReadStore,
  RejectionQuota,
  StreamStateCache,
  Vault,
  ViewWatch,
  WallClock,
} from '@sealtrail/event-sourcing';
import {
  dispatchBy,
  InMemoryPresence,
  InMemorySpentTickets,
  Presence,
  SpentTickets,
} from '@sealtrail/event-sourcing/runtime';
import { Jurisdiction } from '@sealtrail/working-days';
import { SystemClock } from '../clocks/system-clock';
import { type Instruments, noInstruments } from '../instruments/instruments';
import { measureBus } from '../instruments/measured-bus';
import { Metrics } from '../instruments/metrics';
import { MetricsKey } from '../instruments/metrics-key';
import { monotonicMs } from './worker-name';

/** The ports that every process which handles commands has opened. */
export type Ports = {
  readonly events: EventStore;
  readonly views: ReadStore;
  readonly files: FileStore;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly secret: NamespaceSecret;
  /** Positions of the views, whichever process folds them. */
  readonly watch: ViewWatch;
  /** The handlers of commands that reactors send. */
  readonly commandRouting: CommandRouting;
  /** IANA name of the jurisdiction's time zone. */
  readonly zone: string;
  /** Default: tracks the commands of this process only. */
  readonly gate?: CommandGate;
  /** Default: in memory, for this process only. */
  readonly spentTickets?: SpentTickets;
  /** Default: in memory, for this process only. */
  readonly presence?: Presence;
  /** Maximum processing time of a caller's command before its append; default: unlimited. */
  readonly commandMsMax?: number;
  /** Default: none. */
  readonly instruments?: Instruments;
};

@Global()
@Module({})
class PortsModule {}

/** The buses of the process, timed and traced. */
class MeasuredBuses {}

const measuredBuses = (instruments: Instruments): Provider => ({
  provide: MeasuredBuses,
  inject: [CommandBus, QueryBus],
  useFactory: (commands: CommandBus, queries: QueryBus) => {
    measureBus(commands as Parameters<typeof measureBus>[0], 'command', instruments);
    measureBus(queries as Parameters<typeof measureBus>[0], 'query', instruments);
    return new MeasuredBuses();
  },
});

const pipelineOf = ({ events: store, vault, clock }: Ports): CommandPipeline =>
  new CommandPipeline({ store, vault, clock, random: Math.random, refusals: new RejectionQuota(monotonicMs) });

/** Provides the ports by their types, and further providers of the process. */
export function portsModule(ports: Ports, more: readonly Provider[]): DynamicModule {
  const {
    events,
    views,
    files,
    vault,
    clock,
    secret,
    watch,
    commandRouting,
    zone,
    gate = new CommandGate(clock),
    spentTickets = new InMemorySpentTickets(randomUUID(), monotonicMs),
    presence = new InMemoryPresence(monotonicMs),
    commandMsMax = null,
    instruments = noInstruments(),
  } = ports;
  const providers: Provider[] = [
    { provide: EventStore, useValue: events },
    { provide: ReadStore, useValue: views },
    { provide: FileStore, useValue: files },
    { provide: Vault, useValue: vault },
    { provide: Clock, useValue: clock },
    { provide: WallClock, useValue: new SystemClock() },
    { provide: NamespaceSecret, useValue: secret },
    { provide: ViewWatch, useValue: watch },
    { provide: Jurisdiction, useValue: { zone } },
    { provide: StreamStateCache, useValue: new StreamStateCache(events) },
    { provide: CommandPipeline, useValue: pipelineOf(ports) },
    { provide: CommandGate, useValue: gate },
    { provide: ProcessName, useValue: { id: randomUUID() } },
    { provide: SpentTickets, useValue: spentTickets },
    { provide: Presence, useValue: presence },
    { provide: CommandTimeLimit, useValue: { maxMs: commandMsMax } },
    { provide: Metrics, useValue: instruments.metrics },
    { provide: MetricsKey, useValue: instruments.metricsKey },
    measuredBuses(instruments),
    {
      provide: Dispatcher,
      inject: [CommandBus],
      useFactory: (bus: CommandBus): Dispatcher => ({
        dispatch: dispatchBy(commandRouting, (command) => bus.execute(command as Command<unknown>)),
      }),
    },
    ...more,
  ];
  return {
    module: PortsModule,
    imports: [CqrsModule],
    providers,
    exports: providers.map((provider) => ('provide' in provider ? provider.provide : provider)),
  };
}

import { type DynamicModule, Global, Module, type Provider } from '@nestjs/common';
import { CommandBus, CqrsModule } from '@nestjs/cqrs';
import { Jurisdiction } from '@sealtrail/calendar';
import {
  Clock,
  CommandGate,
  EventStore,
  FileStore,
  KnownStreams,
  ReactorRunner,
  ReadStore,
  TimerStore,
  Vault,
  ViewProgress,
} from '@sealtrail/event-sourcing';
import { CaseCommands } from '@sealtrail/supervision';
import type { Logger } from 'pino';
import { ClockControl } from '../../api/src/clock/clock-control';
import { ViewPositions } from '../../api/src/http/view-positions';
import { dispatchOver } from '../../reactor/src/dispatch';
import { reactors } from '../../reactor/src/reactors';
import type { Drivers } from './drivers';
import { JumpingClock } from './jumping-clock';
import { ProjectedViews } from './projected-views';

type Options = { readonly drivers: Drivers; readonly zone: string; readonly log: Logger };

@Global()
@Module({})
class PlatformModule {}

/** Gives everybody the ports by their types. */
export function platformModule(options: Options): DynamicModule {
  const providers = [...given(options), ...made(options)];
  return {
    module: PlatformModule,
    imports: [CqrsModule],
    providers,
    exports: providers.map((provider) => ('provide' in provider ? provider.provide : provider)),
  };
}

function given({ drivers, zone }: Options): Provider[] {
  const { events, views, timers, files, vault, clock, progress } = drivers;
  return [
    { provide: EventStore, useValue: events },
    { provide: ReadStore, useValue: views },
    { provide: TimerStore, useValue: timers },
    { provide: FileStore, useValue: files },
    { provide: Vault, useValue: vault },
    { provide: Clock, useValue: clock },
    { provide: ViewProgress, useValue: progress },
    { provide: Jurisdiction, useValue: { zone } },
    { provide: KnownStreams, useValue: new KnownStreams(events) },
    { provide: CommandGate, useValue: new CommandGate(clock) },
    { provide: ViewPositions, useValue: new ProjectedViews(progress, events, clock) },
  ];
}

function made({ drivers, log }: Options): Provider[] {
  const { events, timers, clock, setClock } = drivers;
  const runner: Provider = {
    provide: ReactorRunner,
    inject: [CommandBus, CommandGate],
    useFactory: (bus: CommandBus, gate: CommandGate) =>
      new ReactorRunner({ events, timers, clock, gate, reactors, dispatch: dispatchOver(bus), log: reactorLog(log) }),
  };
  const cases: Provider = {
    provide: CaseCommands,
    inject: [CommandBus],
    useFactory: (bus: CommandBus): CaseCommands => ({ dispatch: dispatchOver(bus) }),
  };
  if (setClock === null) return [runner, cases];
  return [
    runner,
    cases,
    {
      provide: ClockControl,
      inject: [ReactorRunner, ViewPositions],
      useFactory: (reactorRunner: ReactorRunner, views: ViewPositions) =>
        new JumpingClock(clock, setClock, reactorRunner, events, views),
    },
  ];
}

/** What became of a reactor's commands: by stream and code, never with their data. */
const reactorLog = (log: Logger): ConstructorParameters<typeof ReactorRunner>[0]['log'] => ({
  rejected: ({ stream, command, envelope: { actor, causationId } }, { code, detail }) =>
    log.warn({ context: actor, stream, command: command.type, causationId, code, detail }, 'a rule refused a reactor'),
  failed: (err, errand) =>
    log.error(
      { context: 'reactors', stream: errand?.stream, command: errand?.command.type, err },
      'will be tried again',
    ),
});

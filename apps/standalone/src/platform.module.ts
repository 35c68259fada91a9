import type { DynamicModule, Provider } from '@nestjs/common';
import { commandRouting, neverParked, reactors } from '@sealtrail/contexts';
import {
  AccessTrail,
  CommandGate,
  Dispatcher,
  OutboundRequests,
  TimerStore,
  ViewWatch,
} from '@sealtrail/event-sourcing';
import {
  type Dispatch,
  InProcessViewWatch,
  LocalWorkStatus,
  ReactorRunner,
  WorkStatus,
} from '@sealtrail/event-sourcing/runtime';
import {
  GuardedRequests,
  type Instruments,
  portsModule,
  type ReachableNetworks,
  reactorLog,
} from '@sealtrail/platform';
import type { Logger } from 'pino';
import { ClockControl, RetentionTimes } from '../../api/src';
import type { Drivers } from './drivers';
import { JumpingClock } from './jumping-clock';

type Options = {
  readonly drivers: Drivers;
  readonly zone: string;
  readonly times: RetentionTimes;
  readonly webhookNetworks: ReachableNetworks;
  readonly instruments: Instruments;
  readonly log: Logger;
};

/** The ports of the standalone process, its reactors, and its interface to the projector. */
export const platformModule = (options: Options): DynamicModule => {
  const { drivers, zone, instruments } = options;
  const watch = new InProcessViewWatch(drivers.progress, drivers);
  return portsModule({ ...drivers, watch, commandRouting, zone, instruments }, [
    ...givenProviders(options),
    ...providers(options),
  ]);
};

const givenProviders = ({ drivers: { timers, trail }, times, webhookNetworks: networks }: Options): Provider[] => [
  { provide: TimerStore, useValue: timers },
  { provide: AccessTrail, useValue: trail },
  { provide: RetentionTimes, useValue: times },
  { provide: OutboundRequests, useValue: new GuardedRequests({ networks }) },
];

function providers({ drivers, log }: Options): Provider[] {
  const { events, timers, clock, setClock, progress, checkpointLagMax } = drivers;
  const runner: Provider = {
    provide: ReactorRunner,
    inject: [Dispatcher, CommandGate],
    useFactory: (dispatcher: Dispatcher, gate: CommandGate) => {
      const dispatch: Dispatch = (...pendingCommand) => dispatcher.dispatch(...pendingCommand);
      const work = { reactors, neverParked, dispatch, log: reactorLog(log) };
      return new ReactorRunner({ events, timers, clock, gate, checkpointLagMax, ...work });
    },
  };
  const work: Provider = {
    provide: WorkStatus,
    inject: [ReactorRunner],
    useFactory: (reactorRunner: ReactorRunner) => new LocalWorkStatus(progress, reactorRunner),
  };
  if (setClock === null) return [runner, work];
  const control: Provider = {
    provide: ClockControl,
    inject: [ReactorRunner, ViewWatch],
    useFactory: (runner: ReactorRunner, views: ViewWatch) =>
      new JumpingClock({ clock, setClock, reactors: runner, events, views }),
  };
  return [runner, work, control];
}

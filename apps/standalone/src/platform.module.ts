import type { DynamicModule, Provider } from '@nestjs/common';
import { commandRouting, reactors } from '@sealtrail/contexts';
import { CommandGate, Dispatcher, TimerStore } from '@sealtrail/event-sourcing';
import { type Dispatch, ReactorRunner } from '@sealtrail/event-sourcing/runtime';
import { portsModule } from '@sealtrail/platform';
import type { Logger } from 'pino';
import { ClockControl } from '../../api/src/clock/clock-control';
import { WorkState } from '../../api/src/health/work-state';
import { ViewPositions } from '../../api/src/http/view-positions';
import { reactorLog } from '../../reactor/src/reactor-log';
import type { Drivers } from './drivers';
import { JumpingClock } from './jumping-clock';
import { OwnWork } from './own-work';
import { ProjectedViews } from './projected-views';

type Options = { readonly drivers: Drivers; readonly zone: string; readonly log: Logger };

/** The ports of the one process, its reactors and its view of the projector. */
export const platformModule = (options: Options): DynamicModule =>
  portsModule({ ...options.drivers, watch: options.drivers.progress, commandRouting, zone: options.zone }, [
    ...given(options),
    ...made(options),
  ]);

const given = ({ drivers: { timers, progress, events, clock } }: Options): Provider[] => [
  { provide: TimerStore, useValue: timers },
  { provide: ViewPositions, useValue: new ProjectedViews(progress, events, clock) },
];

function made({ drivers, log }: Options): Provider[] {
  const { events, timers, clock, setClock, progress, stretchMax } = drivers;
  const runner: Provider = {
    provide: ReactorRunner,
    inject: [Dispatcher, CommandGate],
    useFactory: (dispatcher: Dispatcher, gate: CommandGate) => {
      const dispatch: Dispatch = (...errand) => dispatcher.dispatch(...errand);
      const work = { reactors, dispatch, log: reactorLog(log) };
      return new ReactorRunner({ events, timers, clock, gate, stretchMax, ...work });
    },
  };
  const work: Provider = {
    provide: WorkState,
    inject: [ReactorRunner],
    useFactory: (reactorRunner: ReactorRunner) => new OwnWork(progress, reactorRunner),
  };
  if (setClock === null) return [runner, work];
  const control: Provider = {
    provide: ClockControl,
    inject: [ReactorRunner, ViewPositions],
    useFactory: (reactorRunner: ReactorRunner, views: ViewPositions) =>
      new JumpingClock(clock, setClock, reactorRunner, events, views),
  };
  return [runner, work, control];
}

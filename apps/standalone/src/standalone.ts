import { ReactorRunner } from '@sealtrail/event-sourcing/runtime';
import type { Logger } from 'pino';
import {
  apiModule,
  createHttpApp,
  firstKeyOf,
  type HttpOptions,
  listen,
  Retention,
  type RetentionTimes,
} from '../../api/src';
import type { Drivers } from './drivers';
import { platformModule } from './platform.module';

type Options = HttpOptions & RetentionTimes & { readonly zone: string };

/** The whole of Sealtrail in one process, answering. */
export type Standalone = {
  readonly url: string;
  /** Made at the first start: to be shown now, kept nowhere. */
  readonly firstKey: string | null;
  /** Takes no more requests, lets those in flight end, stops the workers, closes the stores. */
  stop(): Promise<void>;
};

export async function startStandalone(options: Options, drivers: Drivers, log: Logger): Promise<Standalone> {
  const modules = [
    platformModule({ drivers, zone: options.zone, times: options, log }),
    apiModule({ simulatedClock: drivers.setClock !== null }),
  ];
  const app = await createHttpApp(modules, options, log);
  const halt = new AbortController();
  const running = app.get(ReactorRunner).run(halt.signal);
  const retaining = app.get(Retention, { strict: false }).run(halt.signal);
  const url = await listen(app, options);
  return {
    url,
    firstKey: options.adminKey === null ? await firstKeyOf(app) : null,
    stop: async () => {
      await app.close();
      halt.abort();
      await Promise.all([running, retaining]);
      await drivers.close();
    },
  };
}

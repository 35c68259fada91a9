import { ReactorRunner } from '@sealtrail/event-sourcing/runtime';
import type { ReachableNetworks } from '@sealtrail/platform';
import type { Logger } from 'pino';
import {
  apiModule,
  bootstrapKeyOf,
  createHttpApp,
  type HttpOptions,
  listen,
  NightlyForecast,
  NightlyPatrol,
  Retention,
  type RetentionTimes,
  WebhookDeliveries,
} from '../../api/src';
import type { Drivers } from './drivers';
import { platformModule } from './platform.module';

type Options = HttpOptions & RetentionTimes & { readonly zone: string; readonly webhookNetworks: ReachableNetworks };

/** All of Sealtrail in one process, ready to answer. */
export type Standalone = {
  readonly url: string;
  /** Created by the first start: shown once, stored nowhere. */
  readonly firstKey: string | null;
  /** Accepts no more requests, completes those in flight, stops the workers, closes the stores. */
  stop(): Promise<void>;
};

/** @throws the reason why the start is refused; the stores are closed by then. */
export async function startStandalone(options: Options, drivers: Drivers, log: Logger): Promise<Standalone> {
  const halt = new AbortController();
  let app: Awaited<ReturnType<typeof createHttpApp>> | undefined;
  let working: Promise<unknown> = Promise.resolve();
  const stop = async (): Promise<void> => {
    await app?.close();
    halt.abort();
    await working;
    await drivers.close();
    await options.instruments.traces.stop();
  };
  try {
    const modules = [
      platformModule({ ...options, drivers, times: options, log }),
      apiModule({ simulatedClock: drivers.setClock !== null }),
    ];
    app = await createHttpApp(modules, options, log);
    working = Promise.all([
      app.get(ReactorRunner).run(halt.signal),
      app.get(Retention, { strict: false }).run(halt.signal),
      app.get(WebhookDeliveries, { strict: false }).run(halt.signal, null),
      // A simulated clock passes a year of nights in a moment: no patrol is run, and no forecast kept.
      ...(drivers.setClock === null
        ? [NightlyPatrol, NightlyForecast].map((nightly) => app?.get(nightly, { strict: false }).run(halt.signal))
        : []),
    ]);
    const url = await listen(app, options);
    return { url, firstKey: options.adminKey === null ? await bootstrapKeyOf(app) : null, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

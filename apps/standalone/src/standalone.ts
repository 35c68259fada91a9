import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { importCalendarYears, Jurisdiction } from '@sealtrail/calendar';
import { KnownStreams, ReactorRunner } from '@sealtrail/event-sourcing';
import { nationalNotices } from '@sealtrail/platform';
import { SweepModule } from '@sealtrail/supervision';
import type { Logger } from 'pino';
import { FirstKey } from '../../api/src/access/first-key';
import { apiModule } from '../../api/src/api.module';
import { publishOpenApi } from '../../api/src/open-api';
import { createAdapter, prepare } from '../../api/src/server';
import type { Drivers } from './drivers';
import { logRequests, NestLog } from './log';
import { platformModule } from './platform.module';

@Module({})
class StandaloneModule {}

type Options = {
  readonly host: string;
  readonly port: number;
  readonly zone: string;
  /** What the administrator's key file holds, where there is one. */
  readonly adminKey: string | null;
};

/** The whole of Sealtrail in one process, answering. */
export type Standalone = {
  readonly url: string;
  /** Made at the first start: to be shown now, kept nowhere. */
  readonly firstKey: string | null;
  /** Takes no more requests, lets those in flight end, stops the workers, closes the files. */
  stop(): Promise<void>;
};

export async function startStandalone(options: Options, drivers: Drivers, log: Logger): Promise<Standalone> {
  const adapter = createAdapter();
  logRequests(adapter, log);
  const root = {
    module: StandaloneModule,
    imports: [
      platformModule({ drivers, zone: options.zone, log }),
      apiModule({ simulatedClock: drivers.setClock !== null }),
      SweepModule,
    ],
  };
  const app = await NestFactory.create<NestFastifyApplication>(root, adapter, {
    bodyParser: false,
    abortOnError: false,
    logger: new NestLog(log),
  });
  await prepare(app);
  publishOpenApi(app);
  await app.init();

  const { events, clock } = drivers;
  const writing = { store: events, clock, jurisdiction: app.get(Jurisdiction), streams: app.get(KnownStreams) };
  await importCalendarYears(nationalNotices(), writing);
  const firstKey = await adminKey(app, options.adminKey);
  const halt = new AbortController();
  const running = app.get(ReactorRunner).run(halt.signal);
  await app.listen(options.port, options.host);
  return {
    url: urlOf(app.getHttpServer(), options.host),
    firstKey,
    stop: async () => {
      await app.close();
      halt.abort();
      await running;
      await drivers.close();
    },
  };
}

async function adminKey(app: NestFastifyApplication, content: string | null): Promise<string | null> {
  const firstKey = app.get(FirstKey);
  if (content === null) return firstKey.make();
  await firstKey.take(content);
  return null;
}

/** Where it can be reached from this machine: no address that only listens. */
function urlOf(server: Server, host: string): string {
  const { port } = server.address() as AddressInfo;
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}

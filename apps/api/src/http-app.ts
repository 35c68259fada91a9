import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ModuleMetadata } from '@nestjs/common';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { prepareNationalCalendar } from '@sealtrail/calendar';
import { Clock, CommandPipeline, StreamStateCache } from '@sealtrail/event-sourcing';
import { type HttpBounds, type Instruments, logRequests, measureRequests, NestLog } from '@sealtrail/platform';
import { Jurisdiction } from '@sealtrail/working-days';
import type { Logger } from 'pino';
import { BootstrapKey } from './access/bootstrap-key';
import { declaredRoutes } from './access/declared-routes';
import { AccessTokens } from './access/tokens/access-tokens';
import type { TokenIssuer } from './access/tokens/issuer-table';
import { CONSOLE_FOLDER, readConsoleSite } from './console/console-site';
import { publishConsole } from './console/publish-console';
import type { ApiRequest } from './http/request';
import { publishOpenApi } from './open-api';
import { configureServer, createAdapter } from './server';

@Module({})
class RootModule {}

export type HttpOptions = {
  readonly host: string;
  readonly port: number;
  /** The content of the administrator's key file, if there is one. */
  readonly adminKey: string | null;
  /** External issuers of accepted access tokens. */
  readonly tokenIssuers: readonly TokenIssuer[];
  readonly httpBounds: HttpBounds;
  readonly instruments: Instruments;
};

/**
 * The HTTP surface over the given modules, initialised, not yet listening. Also records what every log must hold, and adopts the
 * key of the administrator's key file.
 */
export async function createHttpApp(
  imports: NonNullable<ModuleMetadata['imports']>,
  { adminKey, tokenIssuers, httpBounds, instruments }: HttpOptions,
  log: Logger,
): Promise<NestFastifyApplication> {
  const root = { module: RootModule, imports };
  const adapter = createAdapter();
  logRequests(adapter, log, ({ noted }: Pick<ApiRequest, 'noted'>) => ({ ...noted }));
  measureRequests(adapter, instruments);
  const app = await NestFactory.create<NestFastifyApplication>(root, adapter, {
    bodyParser: false,
    abortOnError: false,
    logger: new NestLog(log),
  });
  const routes = declaredRoutes(root);
  app.get(AccessTokens, { strict: false }).accept(tokenIssuers);
  await configureServer(app, routes, httpBounds);
  publishOpenApi(app, routes);
  const site = readConsoleSite(CONSOLE_FOLDER);
  if (site === null) log.info('the console was not built: npm run build makes it');
  else publishConsole(app, site);
  await app.init();
  await prepareNationalCalendar({
    pipeline: app.get(CommandPipeline),
    clock: app.get(Clock),
    jurisdiction: app.get(Jurisdiction),
    streams: app.get(StreamStateCache),
  });
  if (adminKey !== null) await app.get(BootstrapKey).adoptFromFile(adminKey);
  return app;
}

/** Listens, and returns a URL at which this machine reaches the server, rather than a wildcard address. */
export async function listen(app: NestFastifyApplication, { host, port }: HttpOptions): Promise<string> {
  // Nest would log a port in use before the process can report it to the operator.
  await app.getHttpAdapter().getInstance().listen({ host, port });
  const { port: bound } = (app.getHttpServer() as Server).address() as AddressInfo;
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${bound}`;
}

/**
 * The administrator's key of the first start; `null`: one was created before. Called only once the server listens: a failed start
 * must not create a key that was never shown.
 */
export const bootstrapKeyOf = (app: NestFastifyApplication): Promise<string | null> =>
  app.get(BootstrapKey).createOnFirstStart();

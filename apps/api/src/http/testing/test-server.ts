import { type DynamicModule, Module, type ModuleMetadata } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { DEFAULT_HTTP_BOUNDS, type HttpBounds } from '@sealtrail/platform';
import { declaredRoutes } from '../../access/declared-routes';
import { configureServer, createAdapter, DEFAULT_HTTP_TIMEOUTS, type HttpTimeouts } from '../../server';
import { HttpModule } from '../http.module';
import { collectUndocumentedCodes } from './undocumented-codes';

/** A port that every process provides, with its fake. */
export type Port = { readonly provide: abstract new (...parts: never[]) => unknown; readonly useValue: unknown };

@Module({})
class Ports {}

@Module({})
class Routes {}

/**
 * The server with its conventions over fakes of the ports: initialised, and not listening. Closing it fails if it sent a refusal
 * code that the route does not declare.
 */
export async function createTestServer(
  ports: readonly Port[],
  { imports = [], controllers = [] }: Pick<ModuleMetadata, 'controllers' | 'imports'>,
  {
    waits = DEFAULT_HTTP_TIMEOUTS,
    bounds = {},
  }: { readonly waits?: HttpTimeouts; readonly bounds?: Partial<HttpBounds> } = {},
): Promise<NestFastifyApplication> {
  const drivers: DynamicModule = {
    module: Ports,
    global: true,
    providers: [...ports],
    exports: ports.map(({ provide }) => provide),
  };
  const module = await Test.createTestingModule({ imports: [drivers, HttpModule, ...imports], controllers }).compile();
  const app = module.createNestApplication<NestFastifyApplication>(createAdapter(waits), {
    bodyParser: false,
    logger: false,
  });
  const root = { module: Routes, imports: imports as DynamicModule[], controllers: [...controllers] };
  const routes = declaredRoutes(root);
  const untold = collectUndocumentedCodes(app, routes);
  await configureServer(app, routes, { ...DEFAULT_HTTP_BOUNDS, ...bounds }, waits);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  const close = app.close.bind(app);
  app.close = async () => {
    await close();
    if (untold.length > 0) throw new Error(`refused with codes that no route tells of: ${untold.join(', ')}`);
  };
  return app;
}

import type { AddressInfo } from 'node:net';
import type { Type } from '@nestjs/common';
import { CommandBus, CqrsModule } from '@nestjs/cqrs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { apiKeyStream, hashOf, type Role } from '@sealtrail/access';
import { seed } from '@sealtrail/catalog/testing';
import {
  AccessTrail,
  Clock,
  CommandGate,
  CommandPipeline,
  CommandTimeLimit,
  Dispatcher,
  EventStore,
  FileStore,
  type Instant,
  NamespaceSecret,
  OutboundRequests,
  ProcessName,
  ReadStore,
  StreamStateCache,
  Vault,
  ViewWatch,
  WallClock,
} from '@sealtrail/event-sourcing';
import {
  CheckpointViewWatch,
  InMemoryPresence,
  InMemorySpentTickets,
  InProcessViewWatch,
  Presence,
  Projector,
  RequestLimits,
  SpentTickets,
} from '@sealtrail/event-sourcing/runtime';
import {
  FixedClock,
  FixedNamespaceSecret,
  InMemoryAccessTrail,
  InMemoryEventStore,
  InMemoryFileStore,
  InMemoryReadStore,
  InMemoryVault,
  pipelineOver,
} from '@sealtrail/event-sourcing/testing';
import {
  COMMAND_MS_MAX,
  GuardedRequests,
  type HttpBounds,
  Metrics,
  MetricsKey,
  monotonicMs,
  ReachableNetworks,
} from '@sealtrail/platform';
import { Jurisdiction } from '@sealtrail/working-days';
import { AccessHttpModule } from '../../access/access-http.module';
import { Retention, RetentionTimes } from '../../retention/retention';
import { RetentionModule } from '../../retention/retention.module';
import { createTestServer, type Port } from './test-server';

/** The bounds of a caller's key; absent ones are unrestricted. */
type CallerKey = {
  readonly role: Role;
  readonly department?: string;
  readonly region?: string;
  readonly official?: string;
  /** For a portal its name by default. */
  readonly source?: string;
};

type Options<Who extends string> = {
  readonly now: Instant;
  /** By name; the first eight letters of names must differ, as key ids are made of them. */
  readonly callers: Readonly<Record<Who, CallerKey>>;
  /** The modules whose routes are under test. */
  readonly modules: readonly Type[];
  readonly projections?: ConstructorParameters<typeof Projector>[0]['projections'];
  readonly bounds?: Partial<HttpBounds>;
  readonly views?: ReadStore;
  /** The views are folded by another process: their position comes from the store. */
  readonly foldedElsewhere?: boolean;
  /** Additional ports. */
  readonly ports?: readonly Port[];
};

/** Id of a caller's key. */
export const idOf = (who: string): string => Buffer.from(who.padEnd(8, '0').slice(0, 8)).toString('hex');

const keyOf = (who: string): string => `stl_${idOf(who)}_${'0'.repeat(64)}`;
export const authorizationOf = (who: string): string => `Bearer ${keyOf(who)}`;

type Headers = Readonly<Record<string, string>>;

/** Controllers on fakes, with the guards and conventions of a process, and a key for each caller. */
export class HttpHost<Who extends string> {
  readonly clock: FixedClock;
  /** The wall clock. */
  readonly wall: FixedClock;
  readonly store = new InMemoryEventStore();
  readonly vault = new InMemoryVault();
  readonly files = new InMemoryFileStore();
  readonly trail = new InMemoryAccessTrail();
  readonly tickets = new InMemorySpentTickets('host', monotonicMs);
  readonly streams = new StreamStateCache(this.store);
  readonly jurisdiction: Jurisdiction = { zone: 'Asia/Shanghai' };
  readonly pipeline: CommandPipeline;
  private readonly views: ReadStore;
  private readonly projector: Projector;
  private readonly stopped = new AbortController();
  private app: NestFastifyApplication;

  constructor(private readonly options: Options<Who>) {
    this.clock = new FixedClock(options.now);
    this.wall = new FixedClock(options.now);
    this.pipeline = pipelineOver(this.store, this.clock, { vault: this.vault });
    this.views = options.views ?? new InMemoryReadStore();
    const { projections = [], foldedElsewhere: promptly = false } = options;
    this.projector = new Projector({ events: this.store, views: this.views, projections, saveEagerly: promptly });
  }

  get commands(): CommandBus {
    return this.app.get(CommandBus);
  }

  get limits(): RequestLimits {
    return this.app.get(RequestLimits, { strict: false });
  }

  /** A provider of the process. */
  of<Part>(type: Type<Part>): Part {
    return this.app.get(type, { strict: false });
  }

  /** A background task of the process. */
  get retention(): Retention {
    return this.app.get(Retention, { strict: false });
  }

  async open(): Promise<void> {
    for (const who of Object.keys(this.options.callers) as Who[]) await this.issueKey(who);
    const imports = [CqrsModule, AccessHttpModule, RetentionModule, ...this.options.modules];
    this.app = await createTestServer(this.ports(), { imports }, { bounds: this.options.bounds ?? {} });
    void this.projector.run(this.stopped.signal);
  }

  /** Listens on the loopback interface; returns the port. */
  async listen(): Promise<number> {
    await this.app.listen(0, '127.0.0.1');
    return (this.app.getHttpServer().address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    this.stopped.abort();
    await this.app.close();
  }

  send(method: 'POST' | 'PUT', path: string, body: object | string, who: Who, headers: Headers = {}) {
    return this.app.inject({
      method,
      url: `/v1/${path}`,
      headers: { authorization: authorizationOf(who), 'content-type': 'application/json', ...headers },
      payload: typeof body === 'string' ? body : JSON.stringify(body),
    });
  }

  /** Sends without a key; the views are up to date. */
  async sendUnknown(path: string, body: object) {
    await this.projector.progress.waitForPosition(await this.store.head(), { signal: AbortSignal.timeout(2_000) });
    return this.app.inject({ method: 'POST', url: `/v1/${path}`, payload: body });
  }

  /** Sends with a key that was issued over HTTP. */
  sendWith(key: string, path: string) {
    return this.app.inject({ method: 'GET', url: `/v1/${path}`, headers: { authorization: `Bearer ${key}` } });
  }

  /** The views are up to date. */
  async get(path: string, who: Who, headers: Headers = {}) {
    const position = String(await this.store.head());
    return this.app.inject({
      method: 'GET',
      url: `/v1/${path}`,
      headers: { authorization: authorizationOf(who), 'sealtrail-min-position': position, ...headers },
    });
  }

  /** Sends with or without an Authorization header. */
  inject(url: string, authorization?: string) {
    return this.app.inject({ method: 'GET', url, headers: authorization === undefined ? {} : { authorization } });
  }

  /** Sends with the given method and headers, without a key. */
  injectRaw(method: 'GET' | 'OPTIONS' | 'POST', url: string, headers: Headers = {}) {
    return this.app.inject({ method, url, headers });
  }

  /** Sends without waiting for the views. */
  ask(path: string, who: Who, headers: Headers = {}) {
    return this.app.inject({
      method: 'GET',
      url: `/v1/${path}`,
      headers: { authorization: authorizationOf(who), ...headers },
    });
  }

  private async issueKey(who: Who): Promise<void> {
    const { role, department = null, region = null, official = null, source } = this.options.callers[who];
    const bounds = { role, department, region, official, source: source ?? (role === 'applicantPortal' ? who : null) };
    const data = { id: idOf(who), name: who, ...bounds, hash: hashOf(keyOf(who)) };
    await seed(this.store, apiKeyStream(data.id), [
      { type: 'ApiKeyIssued', data: { ...data, issuedAt: this.options.now, expiresAt: null } },
    ]);
  }

  private watch(): ViewWatch {
    const { store: events, clock, views: store, projector } = this;
    if (this.options.foldedElsewhere !== true) return new InProcessViewWatch(projector.progress, { events, clock });
    const views = (this.options.projections ?? []).map(({ name }) => name);
    return new CheckpointViewWatch({ store, views, stopped: async () => [], events, clock, steadyMs: monotonicMs });
  }

  private ports(): readonly Port[] {
    const { store, vault, trail, views, clock, streams, jurisdiction, pipeline } = this;
    return [
      { provide: EventStore, useValue: store },
      { provide: ReadStore, useValue: views },
      { provide: Vault, useValue: vault },
      { provide: AccessTrail, useValue: trail },
      { provide: FileStore, useValue: this.files },
      { provide: RetentionTimes, useValue: { accessTrailDays: 1_096, unfiledFilesDays: 30, refusalsDays: 30 } },
      { provide: Clock, useValue: clock },
      { provide: WallClock, useValue: this.wall },
      { provide: NamespaceSecret, useValue: new FixedNamespaceSecret() },
      { provide: StreamStateCache, useValue: streams },
      { provide: Jurisdiction, useValue: jurisdiction },
      { provide: CommandGate, useValue: new CommandGate(clock) },
      { provide: CommandTimeLimit, useValue: { maxMs: COMMAND_MS_MAX } },
      { provide: CommandPipeline, useValue: pipeline },
      { provide: ViewWatch, useValue: this.watch() },
      { provide: Presence, useValue: new InMemoryPresence(monotonicMs) },
      { provide: SpentTickets, useValue: this.tickets },
      { provide: ProcessName, useValue: { id: 'host' } },
      { provide: Dispatcher, useValue: { dispatch: async () => {} } },
      { provide: OutboundRequests, useValue: new GuardedRequests({ networks: ReachableNetworks.PUBLIC }) },
      { provide: Metrics, useValue: new Metrics() },
      { provide: MetricsKey, useValue: new MetricsKey(null) },
      ...(this.options.ports ?? []),
    ];
  }
}

import 'reflect-metadata';
import { CqrsModule } from '@nestjs/cqrs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { apiKeyStream, hashOf, type Role } from '@sealtrail/access';
import { applications } from '@sealtrail/applications';
import { calendarStream } from '@sealtrail/calendar';
import { yearImported } from '@sealtrail/calendar/testing';
import { departmentDefined, MARKET, officerOf, PROMISED_ITEM, seed, seedCatalog } from '@sealtrail/catalog/testing';
import {
  Clock,
  CommandGate,
  CommandPipeline,
  EventStore,
  FileStore,
  KnownStreams,
  NamespaceSecret,
  ProcessName,
  ReadStore,
  Vault,
  ViewWatch,
} from '@sealtrail/event-sourcing';
import { Projector } from '@sealtrail/event-sourcing/runtime';
import {
  FixedClock,
  FixedNamespaceSecret,
  InMemoryEventStore,
  InMemoryFileStore,
  InMemoryReadStore,
  InMemoryVault,
  pipelineOver,
} from '@sealtrail/event-sourcing/testing';
import { Jurisdiction } from '@sealtrail/working-days';
import { AccessHttpModule } from '../../access/access-http.module';
import { type Port, serverOver } from '../../http/testing/server-over';
import { ApplicationsHttpModule } from '../applications-http.module';

export const NOW = '2026-03-02T01:00:00.000Z';

/** Who calls: role, department, region, official. */
const CALLERS = {
  hall: ['window', 'hall', null, null],
  officer: ['officer', MARKET, null, officerOf(MARKET)],
  market: ['officer', MARKET, null, null],
  fire: ['officer', 'fire', null, null],
  portal: ['applicantPortal', null, null, null],
  system: ['integrator', null, null, null],
  ownSystem: ['integrator', MARKET, null, null],
  elsewhere: ['supervisor', null, '430100', null],
  supervisor: ['supervisor', null, '230000', null],
} as const satisfies Record<string, readonly [Role, string | null, string | null, string | null]>;

type Who = keyof typeof CALLERS;

/** Id of a caller's key. */
export const idOf = (who: Who): string => Buffer.from(who.padEnd(8, '0').slice(0, 8)).toString('hex');
const keyOf = (who: Who): string => `stl_${idOf(who)}_${'0'.repeat(64)}`;

type Problem = { readonly code: string; readonly errors?: readonly { readonly pointer: string }[] };
export type Answer = { readonly status: number; readonly body: Record<string, unknown> & Problem };

export const pointersOf = ({ body: { errors = [] } }: Answer): readonly string[] =>
  errors.map(({ pointer }) => pointer);

export const document = { number: '1', date: '2026-03-02', seal: 's' };
export const paper = (code: string) => ({ code, satisfiedBy: 'paper' });
export const applicant = { kind: 'person', name: '李某', idType: 'residentId', idNumber: '11010519491231002X' };
export const filing = { item: PROMISED_ITEM, applicant, channel: 'window' };
const everything = ['application', 'business-licence', 'floor-plan'].map(paper);

/** The controllers of cases on fakes, with the catalogue of a city, a hall, and a key for each caller. */
export class HttpDesk {
  readonly clock = new FixedClock(NOW);
  readonly store = new InMemoryEventStore();
  readonly vault = new InMemoryVault();
  private readonly views = new InMemoryReadStore();
  private readonly projector = new Projector({ events: this.store, views: this.views, projections: [applications] });
  private readonly stopped = new AbortController();
  private app: NestFastifyApplication;

  async open(): Promise<void> {
    await this.seedCity();
    this.app = await serverOver(this.ports(), { imports: [CqrsModule, AccessHttpModule, ApplicationsHttpModule] });
    void this.projector.run(this.stopped.signal);
  }

  async close(): Promise<void> {
    this.stopped.abort();
    await this.app.close();
  }

  async post(path: string, body: object, who: Who = 'officer', headers: Record<string, string> = {}) {
    const response = await this.app.inject({
      method: 'POST',
      url: `/v1/applications${path === '' ? '' : `/${path}`}`,
      headers: { authorization: `Bearer ${keyOf(who)}`, 'content-type': 'application/json', ...headers },
      payload: JSON.stringify(body),
    });
    const { statusCode: status, headers: answered } = response;
    return { status, headers: answered, body: response.json<Answer['body']>() };
  }

  async get(path: string, who: Who = 'officer'): Promise<Answer> {
    const position = String(await this.store.head());
    const headers = { authorization: `Bearer ${keyOf(who)}`, 'sealtrail-min-position': position };
    const response = await this.app.inject({ method: 'GET', url: `/v1/applications${path}`, headers });
    return { status: response.statusCode, body: response.json<Answer['body']>() };
  }

  /** Id of a new case. */
  async file(body: object = {}, who: Who = 'officer'): Promise<string> {
    const answer = await this.post('', { ...filing, ...body }, who);
    expect(answer.body).toMatchObject({ revision: '0' });
    return String(answer.body['id']);
  }

  /** Id of a new case with all materials, accepted. */
  async accepted(): Promise<string> {
    const id = await this.file({ materials: everything });
    expect((await this.post(`${id}/acceptance`, { document })).status).toBe(200);
    return id;
  }

  private async seedCity(): Promise<void> {
    await seedCatalog(this.store);
    await seed(this.store, 'department-hall', [departmentDefined('hall', '政务大厅')]);
    await seed(this.store, calendarStream('cn-national'), [yearImported(2026)]);
    for (const who of Object.keys(CALLERS) as Who[]) {
      const [role, department, region, official] = CALLERS[who];
      const data = { id: idOf(who), name: who, role, hash: hashOf(keyOf(who)), department, region, official };
      await seed(this.store, apiKeyStream(data.id), [
        { type: 'ApiKeyIssued', data: { ...data, issuedAt: NOW, expiresAt: null } },
      ]);
    }
  }

  private ports(): readonly Port[] {
    const { store, vault, views, clock, projector } = this;
    const positions: ViewWatch = {
      state: async () => ({ position: await store.head(), lagMs: 0 }),
      whenAt: (position) => projector.progress.whenAt(position, { signal: AbortSignal.timeout(1_000) }),
    };
    return [
      { provide: EventStore, useValue: store },
      { provide: ReadStore, useValue: views },
      { provide: Vault, useValue: vault },
      { provide: FileStore, useValue: new InMemoryFileStore() },
      { provide: Clock, useValue: clock },
      { provide: NamespaceSecret, useValue: new FixedNamespaceSecret() },
      { provide: KnownStreams, useValue: new KnownStreams(store) },
      { provide: Jurisdiction, useValue: { zone: 'Asia/Shanghai' } },
      { provide: CommandGate, useValue: new CommandGate(clock) },
      { provide: CommandPipeline, useValue: pipelineOver(store, clock, { vault }) },
      { provide: ViewWatch, useValue: positions },
      { provide: ProcessName, useValue: { id: 'desk' } },
    ];
  }
}

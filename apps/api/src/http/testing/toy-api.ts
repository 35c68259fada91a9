import 'reflect-metadata';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ApiProperty } from '@nestjs/swagger';
import { apiKeyStream, hashOf, KeyRing } from '@sealtrail/access';
import {
  AccessTrail,
  type AppendRequest,
  Clock,
  CommandGate,
  CommandPipeline,
  EventStore,
  type JsonObject,
  metadataAt,
  NamespaceSecret,
  ReadStore,
  StreamStateCache,
  ViewWatch,
  WallClock,
} from '@sealtrail/event-sourcing';
import { InMemorySpentTickets, SpentTickets } from '@sealtrail/event-sourcing/runtime';
import {
  FixedClock,
  FixedNamespaceSecret,
  InMemoryAccessTrail,
  InMemoryEventStore,
  InMemoryReadStore,
  pipelineOver,
} from '@sealtrail/event-sourcing/testing';
import { Jurisdiction } from '@sealtrail/working-days';
import { IsInt, IsString, MaxLength } from 'class-validator';
import { Access } from '../../access/access.decorator';
import { AccessHttpModule } from '../../access/access-http.module';
import { administratorRoles, caseReaders, everyone, filingRoles } from '../../access/role-groups';
import { count, text } from '../../tables/cells';
import { columnsOfObject, tableOf } from '../../tables/table';
import { Personal } from '../../trail/personal';
import { type Caller, CurrentCaller } from '../caller';
import type { CommandResponse } from '../command-response';
import { CodeParam, CommandRequest } from '../fields';
import { CountedListQuery, type Page, page } from '../page';
import { ProblemsHttpModule } from '../problems-http.module';
import { changed, created, list, view } from '../route-responses';
import { createTestServer } from './test-server';
import { toyCommandResult } from './toy-command-result';

export const NOW = '2026-03-02T01:00:00.000Z';
export const KEY_ID = 'a'.repeat(16);
const KEY = `stl_${KEY_ID}_${'0'.repeat(64)}`;

class MakeRequest extends CommandRequest {
  @IsString()
  @MaxLength(5)
  name: string;

  @IsInt()
  count: number;
}

/** A valid {@link MakeRequest}. */
export const good = { name: 'x', count: 1 };

class ThingsQuery extends CountedListQuery {}

class DeepView {
  @ApiProperty()
  n: number;
}

class ThingView {
  @ApiProperty()
  id: string;

  @ApiProperty()
  'a,b': string;

  @ApiProperty()
  deep: DeepView;

  @Personal()
  @ApiProperty({ type: String, nullable: true })
  owner: string | null;
}

const thingsTable = tableOf<ThingView>(
  { zh: '东西', en: 'things' },
  {
    id: text('标识', 'Id'),
    'a,b': text('甲,乙', 'A,B'),
    deep: columnsOfObject({ n: count('数', 'Number') }),
    owner: text('所有人', 'Owner'),
  },
);

/** The listed items, ordered by number. */
class Things {
  count = 5;
  /** The name of every item. */
  name = '=1+1';
  /** The owner of every item: personal data. */
  owner: string | null = null;
  /** From this item on, reads fail. */
  failsFrom = Number.POSITIVE_INFINITY;
  /** Awaited before a read fails. */
  holds: () => Promise<void> = () => Promise.resolve();
  /** Number of requested pages. */
  asked = 0;
  /** Number of requested pages with a total count. */
  counted = 0;
  /** Awaited after a page is requested. */
  before: () => Promise<void> = () => Promise.resolve();
}

/** The received commands, and how they continue. */
class Commands {
  readonly seen: Caller[] = [];
  fails: Error | null = null;
  hold: Promise<void> = Promise.resolve();
}

const open = { roles: everyone, scope: 'anyKey', summary: { zh: '测试', en: 'test' } } as const;

@Controller('v1')
class ThingsController {
  constructor(
    private readonly commands: Commands,
    private readonly things: Things,
  ) {}

  @Post('applications')
  @Access({ ...open, roles: filingRoles, response: created(), problems: ['file.not-found'] })
  async make(@Body() body: MakeRequest, @CurrentCaller() caller: Caller): Promise<CommandResponse> {
    const { hold, seen, fails } = this.commands;
    await hold;
    seen.push(caller);
    if (fails !== null) throw fails;
    expect(caller.occurredAt <= caller.now).toBe(true);
    return {
      id: body.name,
      receipt: toyCommandResult(4n, 17n, { number: 'N-1' }),
      created: `/v1/applications/${body.name}`,
    };
  }

  @Put('departments/:code')
  @Access({ ...open, roles: administratorRoles, response: changed() })
  async put(@Param('code', CodeParam) id: string, @CurrentCaller() caller: Caller): Promise<CommandResponse> {
    this.commands.seen.push(caller);
    expect(caller.commandMetadata).toBeDefined();
    return { id, receipt: toyCommandResult(5n, 18n) };
  }

  @Get('applications')
  @Access({ ...open, roles: caseReaders, response: list(ThingView, thingsTable) })
  async list(@Query() { after, limit, totals }: ThingsQuery): Promise<Page> {
    const { things } = this;
    things.asked += 1;
    if (totals) things.counted += 1;
    await things.before();
    const from = after === null ? 0 : Number(after.id.slice(1)) + 1;
    const end = Math.min(from + limit, things.count);
    if (end > things.failsFrom) {
      await things.holds();
      throw new Error('the store is gone');
    }
    const items = Array.from({ length: end - from }, (_, at) => from + at).map(
      (n): JsonObject => ({
        id: `t${n}`,
        'a,b': things.name,
        deep: { n },
        owner: things.owner,
        applicationId: `a${n}`,
        region: '230900',
      }),
    );
    const next = end < things.count ? { value: null, id: `t${end - 1}` } : null;
    return page({ items, next }, (item) => item);
  }

  @Get('undecided')
  undecided(): object {
    return { secret: true };
  }

  @Get('items')
  @Access({ ...open, response: view(Object) })
  items(): object {
    return { plain: true };
  }
}

/** The views are at position 20, and the log at 21. */
class Views extends ViewWatch {
  override async state() {
    return { position: 20n, lagMs: 3 };
  }
  override async waitForPosition(position: bigint): Promise<boolean> {
    return position <= 20n;
  }
}

/** Routes of every kind on fakes, called by an administrator. */
export class ToyApi {
  readonly commands = new Commands();
  readonly things = new Things();
  readonly trail = new InMemoryAccessTrail();
  private app: NestFastifyApplication;

  async open(): Promise<void> {
    const [store, clock] = [new InMemoryEventStore(), new FixedClock(NOW)];
    await keepKey(store);
    await fillUpTo(21, store);
    const ports = [
      { provide: Commands, useValue: this.commands },
      { provide: Things, useValue: this.things },
      { provide: ReadStore, useValue: new InMemoryReadStore() },
      { provide: Jurisdiction, useValue: { zone: 'Asia/Shanghai' } },
      { provide: EventStore, useValue: store },
      { provide: AccessTrail, useValue: this.trail },
      { provide: Clock, useValue: clock },
      { provide: WallClock, useValue: clock },
      { provide: NamespaceSecret, useValue: new FixedNamespaceSecret() },
      { provide: SpentTickets, useValue: new InMemorySpentTickets('toy', () => 0) },
      { provide: CommandGate, useValue: new CommandGate(clock) },
      { provide: StreamStateCache, useValue: new StreamStateCache(store) },
      { provide: CommandPipeline, useValue: pipelineOver(store, clock) },
      { provide: ViewWatch, useValue: new Views() },
    ];
    const routes = { imports: [AccessHttpModule, ProblemsHttpModule], controllers: [ThingsController] };
    // Tests that poll send as fast as they can.
    this.app = await createTestServer(ports, routes, { bounds: { ratePerKey: 1_000_000 } });
  }

  close(): Promise<void> {
    return this.app.close();
  }

  /** Revokes the key of all requests. */
  async revokeKey(): Promise<void> {
    const revoked = { id: 'e2', type: 'ApiKeyRevoked', data: { id: KEY_ID, revokedAt: NOW } };
    await write(this.app.get(EventStore, { strict: false }), apiKeyStream(KEY_ID), [revoked], 0n);
    await this.app.get(KeyRing, { strict: false }).catchUp();
  }

  /** For tests that need a connection: the listening address. */
  async listen(): Promise<{ readonly port: number; readonly authorization: string }> {
    await this.app.listen(0, '127.0.0.1');
    const { port } = (this.app.getHttpServer() as Server).address() as AddressInfo;
    return { port, authorization: `Bearer ${KEY}` };
  }

  /** A text is sent unchanged. */
  send(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'QUERY',
    url: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ) {
    return this.app.inject({
      method,
      url,
      headers: {
        authorization: `Bearer ${KEY}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined
        ? {}
        : { payload: typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body) }),
    });
  }
}

async function keepKey(store: EventStore): Promise<void> {
  const nobody = { department: null, region: null, official: null, expiresAt: null };
  const data = { id: KEY_ID, name: 'test', role: 'admin', hash: hashOf(KEY), issuedAt: NOW, ...nobody };
  await write(store, apiKeyStream(KEY_ID), [{ id: 'e1', type: 'ApiKeyIssued', data }]);
}

/** Facts without readers. */
async function fillUpTo(head: number, store: EventStore): Promise<void> {
  const length = head - Number(await store.head());
  const events = Array.from({ length }, (_, n) => ({ id: `n${n}`, type: 'Noise', data: {} }));
  await write(store, 'noise-1', events);
}

async function write(
  store: EventStore,
  stream: string,
  events: AppendRequest['events'],
  expected = -1n,
): Promise<void> {
  const commandId = `${stream} ${expected}`;
  const commandMetadata = { actor: 'system', commandId, correlationId: commandId, causationId: null, known: {} };
  await store.append({ stream, expected, events, metadata: metadataAt(NOW, commandMetadata), answer: null });
}

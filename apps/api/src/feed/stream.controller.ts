import { Controller, Get, Headers, Post, Query, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Access, type RouteDeclaration } from '../access/access.decorator';
import { RequestAuthorizer } from '../access/request-authorizer';
import { caseReaders } from '../access/role-groups';
import { StreamTickets, ticketCookie } from '../access/stream-tickets';
import { type AuthenticatedRequest, type Caller, CurrentCaller } from '../http/caller';
import { reject } from '../http/rejections';
import { type ApiReply, headerOf } from '../http/request';
import { otherResponse } from '../http/route-responses';
import { goneSignal } from '../limits/response-end';
import { FeedConsumers } from './consumers';
import { Feed } from './feed';
import { CURSOR_OR_LATEST, StreamQuery } from './feed.query';
import { feedReaderOf } from './feed-readers';
import { EVENT_STREAM, FactStreams } from './stream';
import { StreamTicketView } from './stream-ticket.view';

const STREAM: RouteDeclaration = {
  roles: caseReaders,
  scope: 'case',
  ticket: true,
  summary: {
    zh: '实时事件（SSE），可续读',
    en: 'new facts of the feed as server-sent events, resumable',
  },
  description: {
    zh: '同 `GET /v1/events` 的事实，登记即达；每条的 `id` 可作为断线后的 `Last-Event-ID`，亦可作为 `after`。密钥以 `Authorization` 出示，不能发送请求头的浏览器 `EventSource` 凭 `POST /v1/stream/tickets` 的一次性凭条；密钥每条之前重新核验，吊销后五秒之内断开。来不及接收的先被断开，续读不丢。',
    en: 'The facts of `GET /v1/events` as soon as they are recorded. The `id` of a message is valid for `Last-Event-ID` after a disconnection, and for `after`. Send the key in `Authorization`; the `EventSource` of a browser, which cannot send headers, uses a one-use ticket of `POST /v1/stream/tickets` instead. Keys in URLs are ignored. The key is checked before every message: a revoked key is disconnected within five seconds. Clients that read too slowly are disconnected first, and resume without loss.',
  },
  response: otherResponse(
    ApiHeader({
      name: 'Last-Event-ID',
      required: false,
      description: '`id` of the last received message: the stream continues after it. Default: after `after`.',
      schema: { type: 'string', pattern: CURSOR_OR_LATEST.source },
    }),
    ApiOkResponse({
      description: 'Messages whose `event` is the type and whose `data` is a CloudEvent; comments are heartbeats.',
      content: { [EVENT_STREAM]: { schema: { type: 'string' } } },
    }),
  ),
  problems: ['feed.beyond-log', 'request.header-invalid', 'request.too-many-at-once', 'server.overloaded'],
};

/** 实时事件: the facts of the feed as server-sent events. */
@ApiTags('Facts out 事件')
@Controller('v1/stream')
export class StreamController {
  constructor(
    private readonly feed: Feed,
    private readonly streams: FactStreams,
    private readonly consumers: FeedConsumers,
    private readonly authorizer: RequestAuthorizer,
    private readonly tickets: StreamTickets,
  ) {}

  /** The ticket is in an HttpOnly cookie only: neither scripts nor URLs contain it. */
  @Post('tickets')
  @Access({
    roles: caseReaders,
    scope: 'case',
    inPerson: true,
    summary: { zh: '实时事件的一次性凭条（Cookie）', en: 'a one-use ticket for the stream, in a cookie' },
    description: {
      zh: '供浏览器的 `EventSource` 使用：三十秒之内打开一次 `GET /v1/stream`，用后即废，不得用于其他接口。凭条所属密钥吊销或者到期的，一并失效。续读用 `?after=` 和最后一条的 `id`，并另取凭条。',
      en: 'For the `EventSource` of a browser: opens `GET /v1/stream` once within thirty seconds, and no other route. It is valid only while its key is. To resume after a disconnection, request a new ticket, and open the stream with `?after=` and the `id` of the last message.',
    },
    response: otherResponse(
      ApiCreatedResponse({
        type: StreamTicketView,
        headers: {
          'Set-Cookie': {
            description:
              'The ticket: `HttpOnly`, `SameSite=Strict`, `Path=/v1/stream`, and `Secure` except on a loopback address.',
            schema: { type: 'string' },
          },
        },
      }),
    ),
  })
  issueTicket(
    @CurrentCaller() { bounds }: Caller,
    @Req() request: AuthenticatedRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ): StreamTicketView {
    const { text, expiresAt } = this.tickets.issue(bounds);
    reply.header('Set-Cookie', ticketCookie(text, headerOf(request, 'host')));
    return { expiresAt };
  }

  @Get()
  @Access(STREAM)
  async read(
    @Query() { selection, after: from }: StreamQuery,
    @Headers('last-event-id') lastEventId: string | undefined,
    @CurrentCaller() caller: Caller,
    @Req() request: AuthenticatedRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ): Promise<StreamableFile> {
    if (lastEventId !== undefined && !CURSOR_OR_LATEST.test(lastEventId)) throw headerInvalid();
    const after =
      lastEventId === undefined
        ? await this.feed.positionOf(from ?? 'latest')
        : await this.feed.positionOf(lastEventId, headerInvalid);
    const consumer = { key: caller.actor, channel: 'stream', selection } as const;
    const content = await this.streams.stream({
      actor: caller.actor,
      reader: feedReaderOf(caller),
      selection,
      after,
      reached: (position) => this.consumers.note(consumer, position),
      authorize: () => void this.authorizer.authorize(request, STREAM),
      signal: goneSignal(reply),
    });
    reply.header('X-Accel-Buffering', 'no');
    return new StreamableFile(content, { type: EVENT_STREAM });
  }
}

const headerInvalid = () => reject('request.header-invalid', { header: 'Last-Event-ID' });

import { Controller, Get, Headers, Query, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Access, type RouteDeclaration } from '../access/access.decorator';
import { RequestAuthorizer } from '../access/request-authorizer';
import { caseReaders } from '../access/role-groups';
import { type AuthenticatedRequest, type Caller, CurrentCaller } from '../http/caller';
import { reject } from '../http/rejections';
import type { ApiReply } from '../http/request';
import { otherResponse } from '../http/route-responses';
import { goneSignal } from '../limits/response-end';
import { Feed } from './feed';
import { CURSOR_OR_LATEST, FactSelectionQuery } from './feed.query';
import { feedReaderOf } from './feed-readers';
import { EVENT_STREAM, FactStreams } from './stream';

const STREAM: RouteDeclaration = {
  roles: caseReaders,
  scope: 'case',
  summary: {
    zh: '实时事件（SSE），可续读',
    en: 'the facts of the feed as they come (server-sent events), resumable',
  },
  description: {
    zh: '同 `GET /v1/events` 的事实，登记即达；每条的 `id` 可作为断线后的 `Last-Event-ID`，亦可作为 `after`。密钥只以 `Authorization` 出示，每条之前重新核验，吊销后五秒之内断开。来不及接收的先被断开，续读不丢。',
    en: 'The facts of `GET /v1/events` as soon as they are recorded. The `id` of a message is good for `Last-Event-ID` after a break, and for `after`. The key is shown by `Authorization` alone and looked at again before every message: a revoked one is cut off within five seconds. Who takes them too slowly is cut off first, and goes on without loss.',
  },
  response: otherResponse(
    ApiHeader({
      name: 'Last-Event-ID',
      required: false,
      description: '`id` of the last message that came: the stream goes on behind it. Left out: from now on.',
      schema: { type: 'string', pattern: CURSOR_OR_LATEST.source },
    }),
    ApiOkResponse({
      description: 'Messages whose `event` is the type and whose `data` is a CloudEvent; comments keep it open.',
      content: { [EVENT_STREAM]: { schema: { type: 'string' } } },
    }),
  ),
  problems: ['feed.beyond-log', 'request.header-invalid', 'request.too-many-at-once', 'server.overloaded'],
};

/** 实时事件: the facts of the feed as they come. */
@ApiTags('Facts out 事件')
@Controller('v1/stream')
export class StreamController {
  constructor(
    private readonly feed: Feed,
    private readonly streams: FactStreams,
    private readonly authorizer: RequestAuthorizer,
  ) {}

  @Get()
  @Access(STREAM)
  async read(
    @Query() { selection }: FactSelectionQuery,
    @Headers('last-event-id') lastEventId: string | undefined,
    @CurrentCaller() caller: Caller,
    @Req() request: AuthenticatedRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ): Promise<StreamableFile> {
    if (lastEventId !== undefined && !CURSOR_OR_LATEST.test(lastEventId)) throw headerInvalid();
    const after = await this.feed.positionOf(lastEventId ?? 'latest', headerInvalid);
    const content = await this.streams.stream({
      actor: caller.actor,
      reader: feedReaderOf(caller),
      selection,
      after,
      authorize: () => void this.authorizer.authorize(request, STREAM),
      signal: goneSignal(reply),
    });
    reply.header('X-Accel-Buffering', 'no');
    return new StreamableFile(content, { type: EVENT_STREAM });
  }
}

const headerInvalid = () => reject('request.header-invalid', { header: 'Last-Event-ID' });

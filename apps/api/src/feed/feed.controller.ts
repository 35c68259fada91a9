import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiTags, getSchemaPath } from '@nestjs/swagger';
import { Access } from '../access/access.decorator';
import { caseReaders } from '../access/role-groups';
import { type AuthenticatedRequest, type Caller, CurrentCaller } from '../http/caller';
import { preferredMediaType } from '../http/content-negotiation';
import { reject } from '../http/rejections';
import type { ApiReply } from '../http/request';
import { otherResponse } from '../http/route-responses';
import { goneSignal } from '../limits/response-end';
import { cloudEventOf } from './cloud-event';
import { FeedConsumers } from './consumers';
import { Feed } from './feed';
import { FeedQuery } from './feed.query';
import { CloudEventView, FeedPageView } from './feed.view';
import { feedReaderOf } from './feed-readers';

const BATCH = 'application/cloudevents-batch+json';
const OFFERED = ['application/json', BATCH] as const;

/** 事件订阅: every published fact, once and in order. */
@ApiTags('Facts out 事件')
@Controller('v1/events')
export class FeedController {
  constructor(
    private readonly feed: Feed,
    private readonly consumers: FeedConsumers,
  ) {}

  @Get()
  @Access({
    roles: caseReaders,
    scope: 'case',
    summary: {
      zh: '事件（CloudEvents 1.0），按记录顺序，可续读',
      en: 'facts in the order of the log (CloudEvents 1.0), resumable',
    },
    description: {
      zh: '密钥可见的办件、监察牌的事实和公开目录；评价的事实仅供监察、纪检和管理员。按记录顺序，不缺不重：以答复的 `after` 作为下次的 `after`。不含个人信息。`Accept: application/cloudevents-batch+json` 时答复为一批事件，续读位置见 `Link`。',
      en: 'Facts of the cases and cards that the key may view, and of the public catalogue; facts of ratings only for supervision, discipline and administrators. In the order of the log, without gaps or duplicates: send the `after` of a response with the next request. They contain no personal data. With `Accept: application/cloudevents-batch+json` the response is a batch, and `Link` has the next request.',
    },
    response: otherResponse(
      ApiExtraModels(FeedPageView, CloudEventView),
      ApiOkResponse({
        headers: {
          Link: { description: 'The next request, `rel="next"`.', schema: { type: 'string' } },
        },
        content: {
          'application/json': { schema: { $ref: getSchemaPath(FeedPageView) } },
          [BATCH]: { schema: { type: 'array', items: { $ref: getSchemaPath(CloudEventView) } } },
        },
      }),
    ),
    problems: ['feed.beyond-log', 'format.not-offered', 'request.too-many-at-once', 'server.overloaded'],
  })
  async read(
    @Query() { after, selection, limit, wait }: FeedQuery,
    @CurrentCaller() caller: Caller,
    @Req() request: AuthenticatedRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ): Promise<object> {
    const type = preferredMediaType(request, OFFERED);
    if (type === null) throw reject('format.not-offered');
    const from = await this.feed.positionOf(after);
    this.consumers.note({ key: caller.actor, channel: 'pages', selection }, from);
    const asked = { after: from, selection, limit, waitMs: wait * 1_000, signal: goneSignal(reply) };
    const { facts, position, isAtHead } = await this.feed.page(caller.actor, feedReaderOf(caller), asked);
    const events = facts.map((fact) => cloudEventOf(fact, this.feed.source));
    const next = this.feed.cursorAt(position);
    reply.header('Link', `<${linkTo(request.url, next)}>; rel="next"`).header('Vary', 'Accept');
    if (type === 'application/json') return { events, after: next, isAtHead };
    reply.type(`${BATCH}; charset=utf-8`);
    return events;
  }
}

function linkTo(url: string, after: string): string {
  const [path = '', query] = url.split('?');
  const parameters = new URLSearchParams(query);
  parameters.set('after', after);
  return `${path}?${parameters}`;
}

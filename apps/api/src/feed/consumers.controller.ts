import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { KeyRing } from '@sealtrail/access';
import { type JsonObject, liesWithin } from '@sealtrail/event-sourcing';
import { Access } from '../access/access.decorator';
import { administratorRoles, caseReaders } from '../access/role-groups';
import { type Caller, CurrentCaller } from '../http/caller';
import { ListQuery, type Page, page } from '../http/page';
import type { ApiReply } from '../http/request';
import { list } from '../http/route-responses';
import { goneSignal } from '../limits/response-end';
import { type ConsumerLag, type ConsumerPosition, FeedConsumers } from './consumers';
import { FeedConsumerView, feedConsumersTable } from './consumers.view';

/** 事件取用进度: how far each consumer has read the feed. */
@ApiTags('Facts out 事件')
@Controller('v1/events/consumers')
export class FeedConsumersController {
  constructor(
    private readonly consumers: FeedConsumers,
    private readonly keys: KeyRing,
  ) {}

  @Get()
  @Access({
    roles: caseReaders,
    scope: 'jurisdiction',
    summary: { zh: '事件取用进度', en: 'list the feed consumers with their lag' },
    description: {
      zh: '各密钥看自己的；管理员看其行政区划内各密钥的。按取用方式和所询的范围各一行：至上次所给的 `after`（或者最后一条消息）之后，尚有多少事实待取。三十天未取用的不再列出；单机部署自启动时起计。',
      en: 'A key sees its own consumers, an administrator those of all keys of the region. One row for each channel and selection: the number of facts after the `after` of the last request, or after the last message. Consumers that have not read for thirty days are omitted; an embedded deployment lists only consumers since its start.',
    },
    response: list(FeedConsumerView, feedConsumersTable),
  })
  async list(
    @Query() { limit, after }: ListQuery,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: ApiReply,
  ): Promise<Page> {
    const isVisible = (consumer: ConsumerPosition) => this.isShown(consumer, caller);
    return page(await this.consumers.page({ isVisible, limit, after, signal: goneSignal(reply) }), shown);
  }

  private isShown({ key }: ConsumerPosition, { actor, role, scope }: Caller): boolean {
    if (key === actor) return true;
    return administratorRoles.includes(role) && liesWithin(scope.region, this.keys.get(key)?.region ?? null);
  }
}

const shown = ({ key, channel, selection, readAt, waiting, isCounted, waitingSince }: ConsumerLag): JsonObject => {
  const { types = null, department = null, region = null } = selection;
  return { key, channel, types, department, region, readAt, waiting, isCounted, waitingSince };
};

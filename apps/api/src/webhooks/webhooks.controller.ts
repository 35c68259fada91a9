import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { JsonObject } from '@sealtrail/event-sourcing';
import { Access } from '../access/access.decorator';
import { administratorRoles } from '../access/role-groups';
import { type Caller, CurrentCaller } from '../http/caller';
import type { CommandResponse } from '../http/command-response';
import type { Page } from '../http/page';
import type { ApiReply } from '../http/request';
import { changed, created, list, otherResponse, view } from '../http/route-responses';
import { goneSignal } from '../limits/response-end';
import { Webhooks } from './webhooks';
import { WebhookDeliveriesQuery, WebhooksQuery } from './webhooks.query';
import {
  EnableWebhookRequest,
  RegisterWebhookRequest,
  ReplayWebhookRequest,
  RotateWebhookSecretRequest,
  WebhookTermsRequest,
} from './webhooks.request';
import { webhookDeliveriesTable, webhooksTable } from './webhooks.table';
import { WebhookDeliveryView, WebhookSecretView, WebhookTestView, WebhookView } from './webhooks.view';

const ADMINISTRATORS = { roles: administratorRoles, scope: 'jurisdiction' } as const;

/** 推送: facts and notices sent to external systems by Standard Webhooks. */
@ApiTags('Facts out 事件')
@Controller('v1/webhooks')
export class WebhooksController {
  constructor(private readonly webhooks: Webhooks) {}

  @Post()
  @Access({
    ...ADMINISTRATORS,
    summary: {
      zh: '登记推送（Standard Webhooks）；密钥仅在此答复中给出',
      en: 'register a webhook (Standard Webhooks); its secret is shown in this response only',
    },
    description: {
      zh: '自登记时起，把该角色在所属部门、行政区划内可见的事实逐条按序推送到所给地址；未送达的重试三天，其后停用并等待管理员。`webhook-id` 由推送和事实得出，重试、重推均不变。角色为 `notifier` 的，推送待告知的监察牌告知，以答复中的 `channel`、`receipt` 为告知回执。',
      en: 'From then on each fact that the role may view, within department and region, is sent to the URL, one after the other and in the order of the log; failed deliveries are retried for three days, then the webhook is disabled until an administrator enables it. `webhook-id` is derived from the webhook and the fact: the same in every attempt and replay. A webhook of the role `notifier` is sent due notices; `channel` and `receipt` of the response are the proof of delivery.',
    },
    response: created(WebhookSecretView),
    problems: ['webhook.beyond-maker', 'webhook.exists', 'webhook.invalid', 'webhook.too-many'],
  })
  register(@Body() request: RegisterWebhookRequest, @CurrentCaller() caller: Caller): Promise<CommandResponse> {
    return this.webhooks.register(request, caller);
  }

  /** `status=disabled` lists the webhooks that wait for an administrator. */
  @Get()
  @Access({
    ...ADMINISTRATORS,
    summary: {
      zh: '推送清单；已停用的等待管理员',
      en: 'list the webhooks; disabled ones wait for an administrator',
    },
    response: list(WebhookView, webhooksTable),
  })
  list(@Query() query: WebhooksQuery, @CurrentCaller() caller: Caller): Promise<Page> {
    return this.webhooks.list(query, caller);
  }

  @Get(':id')
  @Access({
    ...ADMINISTRATORS,
    summary: { zh: '一个推送及其进展', en: 'a webhook with its progress' },
    response: view(WebhookView),
    problems: ['webhook.not-found'],
  })
  get(@Param('id') id: string, @CurrentCaller() caller: Caller): Promise<JsonObject> {
    return this.webhooks.get(id, caller);
  }

  @Put(':id')
  @Access({
    ...ADMINISTRATORS,
    summary: { zh: '变更推送的名称、地址和类型', en: 'change the name, URL or types; a waiting delivery is retried' },
    response: changed(),
    problems: ['webhook.invalid', 'webhook.not-found'],
  })
  revise(
    @Param('id') id: string,
    @Body() request: WebhookTermsRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<CommandResponse> {
    return this.webhooks.revise(id, request, caller);
  }

  @Post(':id/secret')
  @HttpCode(200)
  @Access({
    ...ADMINISTRATORS,
    summary: {
      zh: '轮换推送密钥，新旧并用一段时间',
      en: 'rotate the secret; for a transition period messages are signed with both',
    },
    response: changed(WebhookSecretView),
    problems: ['webhook.not-found'],
  })
  rotate(
    @Param('id') id: string,
    @Body() request: RotateWebhookSecretRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<CommandResponse> {
    return this.webhooks.rotate(id, request, caller);
  }

  @Post(':id/test')
  @HttpCode(200)
  @Access({
    ...ADMINISTRATORS,
    summary: { zh: '试推一条，当即答复结果', en: 'send a test message now, and return the outcome' },
    response: otherResponse(ApiOkResponse({ type: WebhookTestView })),
    problems: ['webhook.not-found'],
  })
  test(
    @Param('id') id: string,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: ApiReply,
  ): Promise<JsonObject> {
    return this.webhooks.test(id, caller, goneSignal(reply));
  }

  @Get(':id/deliveries')
  @Access({
    ...ADMINISTRATORS,
    summary: { zh: '推送记录（最近二百条）', en: 'list its recent deliveries, latest first (200 records)' },
    response: list(WebhookDeliveryView, webhookDeliveriesTable),
    problems: ['webhook.not-found'],
  })
  deliveries(
    @Param('id') id: string,
    @Query() query: WebhookDeliveriesQuery,
    @CurrentCaller() caller: Caller,
  ): Promise<Page> {
    return this.webhooks.deliveries(id, query, caller);
  }

  @Post(':id/replay')
  @HttpCode(200)
  @Access({
    ...ADMINISTRATORS,
    summary: {
      zh: '重推一段事实，标识不变',
      en: 'resend the facts of a range with their original ids',
    },
    response: changed(),
    problems: [
      'feed.beyond-log',
      'webhook.not-found',
      'webhook.replay-empty',
      'webhook.replay-of-notices',
      'webhook.too-many-replays',
    ],
  })
  replay(
    @Param('id') id: string,
    @Body() request: ReplayWebhookRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<CommandResponse> {
    return this.webhooks.replay(id, request, caller);
  }

  @Post(':id/enabling')
  @HttpCode(200)
  @Access({
    ...ADMINISTRATORS,
    summary: {
      zh: '恢复推送，或者即刻再试；可略过未送达的一条',
      en: 'enable the webhook, or retry now; the failed delivery may be skipped',
    },
    response: changed(),
    problems: ['webhook.not-found'],
  })
  enable(
    @Param('id') id: string,
    @Body() request: EnableWebhookRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<CommandResponse> {
    return this.webhooks.enable(id, request, caller);
  }

  @Post(':id/disabling')
  @HttpCode(200)
  @Access({
    ...ADMINISTRATORS,
    summary: {
      zh: '停用推送',
      en: 'pause deliveries until the webhook is enabled; facts recorded meanwhile are delivered then',
    },
    response: changed(),
    problems: ['webhook.not-found'],
  })
  disable(@Param('id') id: string, @CurrentCaller() caller: Caller): Promise<CommandResponse> {
    return this.webhooks.disable(id, caller);
  }

  @Delete(':id')
  @Access({
    ...ADMINISTRATORS,
    summary: { zh: '删除推送', en: 'remove a webhook; deliveries stop' },
    response: changed(),
    problems: ['webhook.not-found'],
  })
  remove(@Param('id') id: string, @CurrentCaller() caller: Caller): Promise<CommandResponse> {
    return this.webhooks.remove(id, caller);
  }
}

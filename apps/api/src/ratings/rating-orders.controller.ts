import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { type JsonObject, written } from '@sealtrail/event-sourcing';
import { ChangeOrder, GetRectificationOrder, ListRectificationOrders } from '@sealtrail/ratings';
import { Access } from '../access/access.decorator';
import { frontDeskAndHandlers, orderReaders, ratingTextReaders } from '../access/role-groups';
import { actOf } from '../applications/acting';
import { documentOf } from '../applications/document.request';
import { type Caller, CurrentCaller } from '../http/caller';
import type { CommandResponse } from '../http/command-response';
import { type Page, page } from '../http/page';
import { reject } from '../http/rejections';
import { changed, countedList, view } from '../http/route-responses';
import { RectificationOrdersQuery, RectifyOrderRequest } from './loop.request';
import { RectificationOrderView } from './loop.view';
import { LoopEndingRoutes } from './loop-ending-routes';
import { rectificationOrdersTable } from './rectification-orders.table';

/** 整改单: what the rated unit sees of a bad rating, and its answer. */
@ApiTags('Ratings 好差评')
@Controller('v1/rating-orders')
export class RatingOrdersController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly endings: LoopEndingRoutes,
  ) {}

  /** By default the latest first. For the rated unit an order contains neither the rating nor the rater. */
  @Get()
  @Access({
    roles: orderReaders,
    scope: 'unit',
    summary: { zh: '整改单列表', en: 'list orders to rectify' },
    description: {
      zh: '行政区划是办件的，只有可查阅单条评价的密钥可按其筛选。',
      en: 'The region is that of the case: only readers of single ratings may filter by it.',
    },
    response: countedList(RectificationOrderView, rectificationOrdersTable),
  })
  async list(@Query() query: RectificationOrdersQuery, @CurrentCaller() { scope, role }: Caller): Promise<Page> {
    const seesRatings = ratingTextReaders.includes(role);
    // The region is that of the case: a unit could find it by trying regions.
    if (!seesRatings && query.region !== undefined) throw reject('access.forbidden', { because: 'role' });
    const asked = new ListRectificationOrders(query.within(scope, query.filters), query.ordering, seesRatings);
    return page(await this.queries.execute(asked), (row) => this.endings.ofOrder(row));
  }

  @Get(':orderId')
  @Access({
    roles: orderReaders,
    scope: 'unit',
    summary: { zh: '整改单详情', en: 'an order to rectify' },
    response: view(RectificationOrderView),
    problems: ['rating-order.not-found'],
  })
  async get(@Param('orderId') id: string, @CurrentCaller() { scope, role }: Caller): Promise<JsonObject> {
    const asked = new GetRectificationOrder(id, scope, ratingTextReaders.includes(role));
    return this.endings.ofOrder(await this.queries.execute(asked));
  }

  /** 整改反馈, once, by an official of the unit; in time by the time of its report. */
  @Post(':orderId/rectification')
  @Access({
    roles: frontDeskAndHandlers,
    scope: 'act',
    summary: { zh: '整改反馈', en: 'report how the unit carried out an order to rectify' },
    response: changed(),
    problems: [
      'rating.document-misdated',
      'rating-order.not-found',
      'rating-order.not-open',
      'rating-order.official-unknown',
    ],
  })
  async rectify(
    @Param('orderId') id: string,
    @Body() { officer, done, document = null }: RectifyOrderRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<CommandResponse> {
    const { department, officer: official, now } = actOf(caller, officer);
    const data = {
      done: written(done),
      document: document && documentOf(document),
      officer: official,
      department,
      now,
    };
    const command = { type: 'RectifyOrder', data } as const;
    const receipt = await this.commands.execute(new ChangeOrder(id, command, caller.commandMetadata, caller.scope));
    return { id, receipt };
  }
}

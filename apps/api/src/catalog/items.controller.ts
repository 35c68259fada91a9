import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { ChangeItem, GetItem, type ItemOnDate, ListItems } from '@sealtrail/catalog';
import { written } from '@sealtrail/event-sourcing';
import { dateOf, Jurisdiction, type LocalDate } from '@sealtrail/working-days';
import { Access } from '../access/access.decorator';
import { administratorRoles, everyone } from '../access/role-groups';
import { type Caller, CurrentCaller } from '../http/caller';
import type { CommandResponse } from '../http/command-response';
import { CodeParam } from '../http/fields';
import { type Page, page } from '../http/page';
import { changed, createdOrChanged, list, view } from '../http/route-responses';
import { AsOfQuery } from './as-of.query';
import { declaredTermsOf } from './declared-terms';
import { ITEM_FAULTS } from './definition-problems';
import { ItemRequest, WithdrawItemRequest } from './item.request';
import { ItemsQuery } from './items.query';
import { itemsTable } from './items.table';
import { ItemResultView, ItemView, ListedItemView } from './items.view';
import { changeResponse, putResponse } from './put-response';

@ApiTags('Catalog 部门与事项')
@Controller('v1/items')
export class ItemsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly jurisdiction: Jurisdiction,
  ) {}

  /**
   * Adds an item to the list, or changes its terms from a date on: a new version. The same terms again change nothing. Cases keep the version they
   * were filed under.
   */
  @Put(':code')
  @Access({
    roles: administratorRoles,
    scope: 'jurisdiction',
    summary: { zh: '事项', en: 'list an item, or a new version of it from a date on' },
    response: createdOrChanged('Already listed: a new version, or unchanged.', ItemResultView),
    problems: [...ITEM_FAULTS, 'region.outside'],
  })
  async define(
    @Param('code', CodeParam) item: string,
    @Body() request: ItemRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<CommandResponse> {
    const { occurredAt: at } = caller;
    const effectiveFrom = request.effectiveFrom ?? this.dayOf(at);
    const data = { item, effectiveFrom, terms: declaredTermsOf(request), at };
    const command = { type: 'DefineItem', data } as const;
    const receipt = await this.commands.execute(new ChangeItem(item, command, caller.commandMetadata, caller.scope));
    return putResponse(`/v1/items/${item}`, receipt);
  }

  /** Withdraws an item from the list from a date on, with its announced versions. */
  @Post(':code/withdrawal')
  @Access({
    roles: administratorRoles,
    scope: 'jurisdiction',
    summary: { zh: '事项取消', en: 'delist an item from a date on' },
    response: changed(ItemResultView),
    problems: ['item.not-found', 'item.withdrawn', 'region.outside'],
  })
  async withdraw(
    @Param('code', CodeParam) item: string,
    @Body() { reason, effectiveFrom }: WithdrawItemRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<CommandResponse> {
    const { occurredAt: at } = caller;
    const data = { effectiveFrom: effectiveFrom ?? this.dayOf(at), reason: written(reason), at };
    const command = { type: 'WithdrawItem', data } as const;
    const receipt = await this.commands.execute(new ChangeItem(item, command, caller.commandMetadata, caller.scope));
    return changeResponse(item, receipt);
  }

  @Get()
  @Access({
    roles: everyone,
    scope: 'anyKey',
    summary: { zh: '事项清单', en: 'the items' },
    response: list(ListedItemView, itemsTable),
  })
  async list(@Query() query: ItemsQuery, @CurrentCaller() caller: Caller): Promise<Page> {
    const asOf = query.asOf ?? this.dayOf(caller.now);
    return page(
      await this.queries.execute(new ListItems(asOf, query.within(caller.scope, query.filters))),
      (item) => item,
    );
  }

  @Get(':code')
  @Access({
    roles: everyone,
    scope: 'anyKey',
    summary: { zh: '事项详情', en: 'an item as in force on a day' },
    response: view(ItemView),
    problems: ['item.not-found'],
  })
  get(@Param('code') code: string, @Query() { asOf }: AsOfQuery, @CurrentCaller() caller: Caller): Promise<ItemOnDate> {
    return this.queries.execute(new GetItem(caller.scope, code, asOf ?? this.dayOf(caller.now)));
  }

  private dayOf(instant: string): LocalDate {
    return dateOf(instant, this.jurisdiction.zone);
  }
}

import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { type JsonObject, type Language, written } from '@sealtrail/event-sourcing';
import { ChangeSupervision, GetCard, GetCardComputation, ListCards } from '@sealtrail/supervision';
import { Access } from '../access/access.decorator';
import { seeingCards, supervising } from '../access/role-groups';
import { changed, countedList, view } from '../http/answers';
import { type Caller, FromCaller } from '../http/caller';
import type { CommandAnswer } from '../http/command-answer';
import { InLanguage } from '../http/language';
import { type Page, page } from '../http/page';
import { RouteTable } from '../http/route-table';
import { objectInWords } from '../http/statements';
import { CardReceiptView } from './card-receipt.view';
import { CardWordRequest } from './card-word.request';
import { CardsQuery } from './cards.query';
import { cardsTable } from './cards.table';
import { CardComputationView, CardView, ListedCardView } from './cards.view';

const WORD_ON_CARD = [
  'supervision.before-card',
  'supervision.card-not-found',
  'supervision.card-not-pending',
  'supervision.own-unit',
  'supervision.reason-missing',
] as const;

@ApiTags('Supervision 电子监察')
@Controller('v1/cards')
export class CardsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly routes: RouteTable,
  ) {}

  /** Warnings, yellow and red cards, by default the latest issued first. A revoked card stays in the list, with its reason. */
  @Get()
  @Access({
    roles: seeingCards,
    scope: 'unit',
    summary: { zh: '监察牌', en: 'warnings, yellow and red cards' },
    answers: countedList(ListedCardView, cardsTable),
  })
  async list(
    @Query() query: CardsQuery,
    @FromCaller() { scope }: Caller,
    @InLanguage() language: Language,
  ): Promise<Page> {
    const ask = new ListCards(query.within(scope, query.filters), query.ordering);
    return page(await this.queries.execute(ask), (card) => objectInWords(this.withEnding(card), language));
  }

  /** One card with the version of its rule and the whole computation, day by day. */
  @Get(':id')
  @Access({
    roles: seeingCards,
    scope: 'unit',
    summary: { zh: '监察牌详情', en: 'one card, with its rule and the whole computation' },
    answers: view(CardView),
    problems: ['supervision.card-not-found'],
  })
  async get(
    @Param('id') id: string,
    @FromCaller() { scope }: Caller,
    @InLanguage() language: Language,
  ): Promise<JsonObject> {
    return objectInWords(this.withEnding(await this.queries.execute(new GetCard(id, scope))), language);
  }

  /** What a card was computed from when it was issued, and what comes out by what is known now. */
  @Get(':id/computation')
  @Access({
    roles: seeingCards,
    scope: 'unit',
    summary: { zh: '计算过程', en: 'its computation, as known then and as known now' },
    answers: view(CardComputationView),
    problems: ['supervision.card-not-found'],
  })
  async computation(
    @Param('id') id: string,
    @FromCaller() { scope }: Caller,
    @InLanguage() language: Language,
  ): Promise<JsonObject> {
    return objectInWords(await this.queries.execute(new GetCardComputation(id, scope)), language);
  }

  /** 确认发牌: a card that waits becomes one. Somebody outside the charged unit has to say so. */
  @Post(':id/confirmation')
  @Access({
    roles: supervising,
    scope: 'unit',
    summary: { zh: '确认', en: 'a person confirms a pending card' },
    answers: changed(CardReceiptView),
    problems: WORD_ON_CARD,
  })
  confirm(
    @Param('id') id: string,
    @Body() { reason }: CardWordRequest,
    @FromCaller() caller: Caller,
  ): Promise<CommandAnswer> {
    return this.say('ConfirmCard', id, reason, caller);
  }

  /** 取消发牌: a card that waits never becomes one. */
  @Post(':id/dismissal')
  @Access({
    roles: supervising,
    scope: 'unit',
    summary: { zh: '不予发牌', en: 'a person dismisses a pending card' },
    answers: changed(CardReceiptView),
    problems: WORD_ON_CARD,
  })
  dismiss(
    @Param('id') id: string,
    @Body() { reason }: CardWordRequest,
    @FromCaller() caller: Caller,
  ): Promise<CommandAnswer> {
    return this.say('DismissCard', id, reason, caller);
  }

  /** With the routes by which the waiting of a pending card ends. */
  private withEnding<Card extends { readonly cardId: string; readonly status: string }>(card: Card) {
    const words = card.status === 'pending' ? ['confirmation', 'dismissal'] : [];
    const endedBy = words.map((word) => this.routes.reference(`POST /v1/cards/{id}/${word}`, { id: card.cardId }));
    return { ...card, endedBy };
  }

  private async say(
    type: 'ConfirmCard' | 'DismissCard',
    cardId: string,
    reason: string,
    caller: Caller,
  ): Promise<CommandAnswer> {
    const { department, at, scope, envelope } = caller;
    const { applicationId } = await this.queries.execute(new GetCard(cardId, scope));
    const data = { cardId, by: caller.official ?? caller.actor, department, at, reason: written(reason) };
    const receipt = await this.commands.execute(new ChangeSupervision(applicationId, { type, data }, envelope, scope));
    return { id: cardId, receipt };
  }
}

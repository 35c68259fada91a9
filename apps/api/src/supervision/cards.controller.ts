import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { type JsonObject, type Language, written } from '@sealtrail/event-sourcing';
import { ListNoticesOfCard } from '@sealtrail/notices';
import { awaitsNotice, ChangeSupervision, GetCard, GetCardComputation, ListCards } from '@sealtrail/supervision';
import { Access } from '../access/access.decorator';
import { cardReaders, cardReviewers } from '../access/role-groups';
import { type Caller, CurrentCaller } from '../http/caller';
import type { CommandResponse } from '../http/command-response';
import { ResponseLanguage } from '../http/language';
import { noticeRoute } from '../http/notice-route';
import { type Page, page } from '../http/page';
import { PositionTokens } from '../http/position-tokens';
import { changed, countedList, view, viewWithPage } from '../http/route-responses';
import { RouteTable } from '../http/route-table';
import { objectWithStatementTexts } from '../http/statements';
import { CardCommandResultView } from './card-command-result.view';
import { CardComputationView } from './card-computation.view';
import { toldOf } from './card-told.view';
import { CardWordRequest } from './card-word.request';
import { CardsQuery } from './cards.query';
import { cardsTable } from './cards.table';
import { CardView, ListedCardView } from './cards.view';
import { computationPage } from './computation-page';
import { withShownPositions } from './shown-facts';

const CARD_REVIEW_PROBLEMS = [
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
    private readonly positions: PositionTokens,
  ) {}

  /** Warnings, yellow and red cards, by default the latest issued first. A revoked card stays in the list, with its reason. */
  @Get()
  @Access({
    roles: cardReaders,
    scope: 'unit',
    summary: { zh: '监察牌', en: 'warnings, yellow and red cards' },
    response: countedList(ListedCardView, cardsTable),
  })
  async list(
    @Query() query: CardsQuery,
    @CurrentCaller() { scope }: Caller,
    @ResponseLanguage() language: Language,
  ): Promise<Page> {
    const ask = new ListCards(query.within(scope, query.filters), query.ordering);
    return page(await this.queries.execute(ask), ({ awaitsNotice: awaits, ...card }) =>
      objectWithStatementTexts(this.withEndingRoutes(card, awaits), language),
    );
  }

  /** One card with the version of its rule and the whole computation, day by day. */
  @Get(':id')
  @Access({
    roles: cardReaders,
    scope: 'unit',
    summary: { zh: '监察牌详情', en: 'one card, with its rule and the whole computation' },
    response: view(CardView),
    problems: ['supervision.card-not-found'],
  })
  async get(
    @Param('id') id: string,
    @CurrentCaller() { scope }: Caller,
    @ResponseLanguage() language: Language,
  ): Promise<JsonObject> {
    const card = await this.queries.execute(new GetCard(id, scope));
    const notices = await this.queries.execute(new ListNoticesOfCard(id, scope));
    const shown = { ...this.withEndingRoutes(card, awaitsNotice(card)), told: notices.map(toldOf) };
    return objectWithStatementTexts(shown, language);
  }

  /** What a card was computed from when it was issued, and what comes out by what is known now; for people as a page. */
  @Get(':id/computation')
  @Access({
    roles: cardReaders,
    scope: 'unit',
    summary: { zh: '计算过程', en: 'its computation, as known then and as known now' },
    response: viewWithPage(CardComputationView, computationPage),
    problems: ['supervision.card-not-found'],
  })
  async computation(
    @Param('id') id: string,
    @CurrentCaller() { role, scope }: Caller,
    @ResponseLanguage() language: Language,
  ): Promise<JsonObject> {
    const { asKnownThen, asKnownNow, ...card } = await this.queries.execute(new GetCardComputation(id, scope));
    const shown = {
      ...card,
      asKnownThen: withShownPositions(this.positions, role, asKnownThen),
      asKnownNow: asKnownNow && withShownPositions(this.positions, role, asKnownNow),
    };
    return objectWithStatementTexts(shown, language);
  }

  /** 确认发牌: a card that waits becomes one. Somebody outside the charged unit has to say so. */
  @Post(':id/confirmation')
  @Access({
    roles: cardReviewers,
    scope: 'unit',
    summary: { zh: '确认', en: 'a person confirms a pending card' },
    response: changed(CardCommandResultView),
    problems: CARD_REVIEW_PROBLEMS,
  })
  confirm(
    @Param('id') id: string,
    @Body() { reason }: CardWordRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<CommandResponse> {
    return this.review('ConfirmCard', id, reason, caller);
  }

  /** 取消发牌: a card that waits never becomes one. */
  @Post(':id/dismissal')
  @Access({
    roles: cardReviewers,
    scope: 'unit',
    summary: { zh: '不予发牌', en: 'a person dismisses a pending card' },
    response: changed(CardCommandResultView),
    problems: CARD_REVIEW_PROBLEMS,
  })
  dismiss(
    @Param('id') id: string,
    @Body() { reason }: CardWordRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<CommandResponse> {
    return this.review('DismissCard', id, reason, caller);
  }

  /** With the routes by which the waiting of a card ends: for a person, for the answer to it, for the decision on an appeal. */
  private withEndingRoutes<Card extends WaitingCard>(card: Card, awaits: boolean) {
    const words = waitsFor(card);
    const endedBy = words.map((word) => this.routes.reference(`POST /v1/cards/{id}/${word}`, { id: card.cardId }));
    return { ...card, endedBy: awaits ? [...endedBy, noticeRoute(this.routes)] : endedBy };
  }

  private async review(
    type: 'ConfirmCard' | 'DismissCard',
    cardId: string,
    reason: string,
    caller: Caller,
  ): Promise<CommandResponse> {
    const { department, occurredAt: at, now, scope, commandMetadata } = caller;
    const { applicationId } = await this.queries.execute(new GetCard(cardId, scope));
    const data = { cardId, by: caller.official ?? caller.actor, department, at, now, reason: written(reason) };
    const receipt = await this.commands.execute(
      new ChangeSupervision(applicationId, { type, data }, commandMetadata, scope),
    );
    return { id: cardId, receipt };
  }
}

type WaitingCard = {
  readonly cardId: string;
  readonly status: string;
  readonly feedback: { readonly state: string } | null;
  readonly appeal: { readonly state: string } | null;
};

function waitsFor({ status, feedback, appeal }: WaitingCard): readonly string[] {
  if (status === 'pending') return ['confirmation', 'dismissal'];
  return [
    ...(feedback?.state === 'due' || feedback?.state === 'overdue' ? ['explanation'] : []),
    ...(appeal?.state === 'running' || appeal?.state === 'escalated' ? ['appeal-decision'] : []),
  ];
}

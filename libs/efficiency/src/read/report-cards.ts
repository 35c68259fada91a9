import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import {
  type Incompleteness,
  incompletenessOf,
  isInScope,
  type ListRequest,
  type PageCursor,
  ReadStore,
} from '@sealtrail/event-sourcing';
import type { CardLevel } from '@sealtrail/policy/events';
import type { CardStatus, RuleId } from '@sealtrail/supervision/events';
import { type Month, monthOf, type ReportPeriod } from '@sealtrail/working-days';
import { type ChargedCard, chargedCards, mattersOf, statusOf } from '../scores/charged-cards-view';
import { type CardFigures, type CardTally, cardFigures, countCard, emptyCardTally } from './card-report';
import { namedPage } from './named-page';
import type { CardBreakdown } from './report-enums';
import type { ReportFilters, RowName } from './report-sheets';

/** Only cards of these, where given. */
export type CardReportFilters = ReportFilters & {
  readonly rule?: RuleId | undefined;
  readonly level?: CardLevel | undefined;
  readonly status?: CardStatus | undefined;
};

export type CardReportRequest = ListRequest<CardReportFilters> & {
  readonly period: ReportPeriod;
  readonly by: CardBreakdown;
};

/** What a row is about: that of these which the breakdown names. */
export type CardRowName = Omit<RowName, 'channel'> & {
  readonly rule?: RuleId;
  readonly level?: CardLevel;
  readonly month?: Month;
  readonly status?: CardStatus;
};

/** A report of cards, or one page of it; `total` is with the first page only. */
export type CardReport = Incompleteness & {
  readonly period: ReportPeriod;
  readonly by: CardBreakdown;
  readonly rows: readonly (CardRowName & CardFigures)[];
  readonly total: CardFigures | null;
  readonly next: PageCursor | null;
};

/** 亮牌统计: the cards that fell in a period, by whom they charge, rule, level, month or state. */
export class ReportCards extends Query<CardReport> {
  constructor(readonly request: CardReportRequest) {
    super();
  }
}

type Fallen = { readonly card: ChargedCard; readonly region: string };

@QueryHandler(ReportCards)
export class ReportCardsHandler implements IQueryHandler<ReportCards> {
  constructor(private readonly store: ReadStore) {}

  async execute({ request }: ReportCards): Promise<CardReport> {
    const { period, by, after } = request;
    const rows = new Map<string, { readonly of: CardRowName; readonly tally: CardTally }>();
    const total = emptyCardTally();
    for await (const fallen of this.fallen(request)) {
      const of = ROW[by](fallen);
      const name = NAME[by](fallen);
      const row = rows.get(name) ?? { of, tally: emptyCardTally() };
      rows.set(name, row);
      countCard(row.tally, fallen.card);
      countCard(total, fallen.card);
    }
    const { shown, next } = namedPage([...rows.keys()], request);
    return {
      period,
      by,
      rows: shown.flatMap((name) => rows.get(name) ?? []).map(({ of, tally }) => ({ ...of, ...cardFigures(tally) })),
      total: after === null ? cardFigures(total) : null,
      next,
      ...(await incompletenessOf(this.store, chargedCards.name)),
    };
  }

  /** The cards of the period that are asked for, each for whom it charges. */
  private async *fallen({ scope, filters, period: { from, to } }: CardReportRequest): AsyncIterable<Fallen> {
    const { department, rule, level, status } = filters;
    const months = { from: monthOf(from), to: monthOf(to) };
    for await (const { region, cards } of mattersOf(this.store, { scope, filters }, months)) {
      for (const card of Object.values(cards)) {
        if (card.fellOn < from || card.fellOn > to) continue;
        // A matter has cards of other departments beside.
        if (!isInScope(scope, { region, departments: [card.department] })) continue;
        if ((department ?? card.department) !== card.department || (rule ?? card.rule) !== card.rule) continue;
        if ((level ?? card.level) !== card.level || (status ?? statusOf(card)) !== statusOf(card)) continue;
        yield { card, region };
      }
    }
  }
}

const NAME: { readonly [Name in CardBreakdown]: (fallen: Fallen) => string } = {
  department: ({ card }) => card.department,
  official: ({ card }) => `${card.department}/${card.official ?? ''}`,
  item: ({ card }) => card.item,
  region: ({ region }) => region,
  rule: ({ card }) => card.rule,
  level: ({ card }) => card.level,
  month: ({ card }) => monthOf(card.fellOn),
  status: ({ card }) => statusOf(card),
};

const ROW: { readonly [Name in CardBreakdown]: (fallen: Fallen) => CardRowName } = {
  department: ({ card: { department } }) => ({ department }),
  official: ({ card: { department, official } }) => ({ department, official }),
  item: ({ card: { item } }) => ({ item }),
  region: ({ region }) => ({ region }),
  rule: ({ card: { rule } }) => ({ rule }),
  level: ({ card: { level } }) => ({ level }),
  month: ({ card: { fellOn } }) => ({ month: monthOf(fellOn) }),
  status: ({ card }) => ({ status: statusOf(card) }),
};

import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import {
  type After,
  filterConditions,
  type Page,
  ReadStore,
  readPage,
  type Scope,
  scopeConditions,
} from '@sealtrail/event-sourcing';
import type { CardLevel } from '@sealtrail/policy/events';
import type { Month } from '@sealtrail/working-days';
import type { SubjectKind } from '../domain/card-key';
import type { CardStatus, RuleId } from '../domain/card-words';
import { type CardRow, cards } from './cards-view';

export type CardFilters = {
  readonly level?: CardLevel | undefined;
  readonly status?: CardStatus | undefined;
  /** The charged department. */
  readonly department?: string | undefined;
  readonly official?: string | undefined;
  readonly rule?: RuleId | undefined;
  /** Local month in which the card fell. */
  readonly month?: Month | undefined;
  readonly 'subject.kind'?: SubjectKind | undefined;
  readonly 'subject.id'?: string | undefined;
  readonly applicationId?: string | undefined;
  /** With all that lies in it. */
  readonly region?: string | undefined;
};

/** A card without its computations and their history. */
export type ListedCard = Omit<CardRow, 'computations' | 'recomputations'>;

export type CardPage = Page<ListedCard>;

/** Cards, the latest issued first. */
export class ListCards extends Query<CardPage> {
  constructor(
    readonly scope: Scope,
    readonly filters: CardFilters,
    readonly limit: number,
    readonly after: After | null = null,
  ) {
    super();
  }
}

@QueryHandler(ListCards)
export class ListCardsHandler implements IQueryHandler<ListCards> {
  constructor(private readonly store: ReadStore) {}

  async execute({ scope, filters, limit, after }: ListCards): Promise<CardPage> {
    return readPage<CardRow, ListedCard>(
      this.store,
      cards.name,
      {
        where: [...scopeConditions(scope), ...filterConditions(filters)],
        orderBy: 'issuedAt',
        descending: true,
        limit,
        after,
      },
      listed,
    );
  }
}

const listed = ({ computations: _c, recomputations: _r, ...card }: CardRow): ListedCard => card;

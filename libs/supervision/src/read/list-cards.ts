import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { Month } from '@sealtrail/calendar';
import {
  type Condition,
  type Query as ReadQuery,
  ReadStore,
  type Scope,
  scopeConditions,
} from '@sealtrail/event-sourcing';
import type { CardLevel, RuleId } from '../domain/card-events';
import type { CardStatus } from '../domain/card-words';
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
  readonly applicationId?: string | undefined;
  /** Prefix of the region code. */
  readonly region?: string | undefined;
};

type After = NonNullable<ReadQuery['after']>;

/** A card without its computations and their history. */
export type ListedCard = Omit<CardRow, 'computations' | 'recomputations'>;

export type CardPage = { readonly items: readonly ListedCard[]; readonly next: After | null };

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
    const found = await this.store.list<CardRow>(cards.name, {
      where: [...scopeConditions(scope), ...conditionsOf(filters)],
      orderBy: 'issuedAt',
      descending: true,
      limit,
      ...(after === null ? {} : { after }),
    });
    const last = found.length < limit ? undefined : found.at(-1);
    return {
      items: found.map(({ document }) => listed(document)),
      next: last === undefined ? null : { value: last.document.issuedAt, id: last.id },
    };
  }
}

const listed = ({ computations: _c, recomputations: _r, ...card }: CardRow): ListedCard => card;

const conditionsOf = ({ region, ...exact }: CardFilters): readonly Condition[] => [
  ...(region === undefined ? [] : [{ op: 'prefix', field: 'region', value: region } as const]),
  ...Object.entries(exact).flatMap(([field, value]) =>
    value === undefined ? [] : [{ op: 'equals', field, value } as const],
  ),
];

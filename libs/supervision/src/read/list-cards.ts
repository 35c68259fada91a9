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
import { type CardRow, type CardStatus, cards } from './cards-view';

export type CardFilters = {
  readonly level?: CardLevel;
  readonly status?: CardStatus;
  /** The charged department. */
  readonly department?: string;
  readonly official?: string;
  readonly rule?: RuleId;
  /** Local month in which the card fell. */
  readonly month?: Month;
  readonly applicationId?: string;
  /** Prefix of the region code. */
  readonly region?: string;
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
      items: found.map(({ document: { computations, recomputations, ...listed } }) => listed),
      next: last === undefined ? null : { value: last.document.issuedAt, id: last.id },
    };
  }
}

const conditionsOf = ({ region, ...exact }: CardFilters): readonly Condition[] => [
  ...(region === undefined ? [] : [{ op: 'prefix', field: 'region', value: region } as const]),
  ...Object.entries(exact)
    .filter(([, value]) => value !== undefined)
    .map(([field, value]) => ({ op: 'equals', field, value }) as const),
];

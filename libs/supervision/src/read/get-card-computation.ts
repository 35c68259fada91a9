import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { ReadStore, type Scope } from '@sealtrail/event-sourcing';
import type { Computation } from '../domain/card-computation';
import type { CardRow } from './card-row';
import { visibleCard } from './get-card';

/** A card computed twice: when it was issued, and by what is known now. */
export type CardComputation = Pick<CardRow, 'cardId' | 'status' | 'recomputations' | 'revocation'> & {
  readonly asKnownThen: Computation;
  /** The same as `asKnownThen` where nothing has become known since; `null`: the clock never ran. */
  readonly asKnownNow: Computation | null;
};

/** 计算过程: what a card was computed from, then and now. */
export class GetCardComputation extends Query<CardComputation> {
  constructor(
    readonly cardId: string,
    readonly scope: Scope,
  ) {
    super();
  }
}

@QueryHandler(GetCardComputation)
export class GetCardComputationHandler implements IQueryHandler<GetCardComputation> {
  constructor(private readonly store: ReadStore) {}

  /** @throws {Rejection} `supervision.card-not-found`: there is none, or it is not the caller's to see */
  async execute(query: GetCardComputation): Promise<CardComputation> {
    const card = await visibleCard(this.store, query);
    const { cardId, computations, recomputations, revocation, status } = card;
    const [asKnownThen] = computations;
    const latest = computations.at(-1);
    if (asKnownThen === undefined || latest === undefined) throw new Error('a card without a computation');
    const asKnownNow = revocation === null ? latest : card.asKnownNow;
    return { cardId, status, asKnownThen, asKnownNow, recomputations, revocation };
  }
}

import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { isInScope, ReadStore, requireFollowedStream, type Scope } from '@sealtrail/event-sourcing';
import { supervisionStream } from '../domain/supervision-commands';
import { reject } from '../rejections';
import { withoutReferralFor } from './card-life-row';
import type { CardRow } from './card-row';
import { cards } from './cards-view';

/** One card, with the whole computation. */
export class GetCard extends Query<CardRow> {
  constructor(
    readonly cardId: string,
    readonly scope: Scope,
  ) {
    super();
  }
}

/** @throws {Rejection} `supervision.card-not-found`: there is none, or it is not the caller's to see; `view.incomplete` */
export async function visibleCard(
  store: ReadStore,
  { cardId, scope }: Pick<GetCard, 'cardId' | 'scope'>,
): Promise<CardRow> {
  const card = await store.find<CardRow>(cards.name, cardId);
  if (card === null || !isInScope(scope, card)) throw reject('supervision.card-not-found');
  await requireFollowedStream(store, cards.name, supervisionStream(card.applicationId));
  return withoutReferralFor(scope, card);
}

@QueryHandler(GetCard)
export class GetCardHandler implements IQueryHandler<GetCard> {
  constructor(private readonly store: ReadStore) {}

  execute(query: GetCard): Promise<CardRow> {
    return visibleCard(this.store, query);
  }
}

import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { ReadStore, type Scope } from '@sealtrail/event-sourcing';
import { reject } from '../rejections';
import { type CardRow, cards } from './cards-view';

/** One card, with the whole computation. */
export class GetCard extends Query<CardRow> {
  constructor(
    readonly cardId: string,
    readonly scope: Scope,
  ) {
    super();
  }
}

@QueryHandler(GetCard)
export class GetCardHandler implements IQueryHandler<GetCard> {
  constructor(private readonly store: ReadStore) {}

  /** @throws {Rejection} `supervision.card-not-found`: there is none, or it is not the caller's to see */
  async execute({ cardId, scope }: GetCard): Promise<CardRow> {
    const card = await this.store.find<CardRow>(cards.name, cardId);
    if (card === null || !isVisible(scope, card)) {
      throw reject('supervision.card-not-found');
    }
    return card;
  }
}

/** The bounds of `scopeConditions`, asked of one card. */
const isVisible = ({ department, region }: Scope, card: CardRow): boolean =>
  (department === null || card.departments.includes(department)) && (region === null || card.region.startsWith(region));

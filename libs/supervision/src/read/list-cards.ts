import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { filterConditions, type ListRequest, type Page, ReadStore, readPage } from '@sealtrail/event-sourcing';
import type { CardLevel } from '@sealtrail/policy/events';
import type { Month } from '@sealtrail/working-days';
import type { SubjectKind } from '../domain/card-key';
import type { CardStatus, RevocationGround, RuleId } from '../domain/card-words';
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
  readonly 'revocation.ground'?: RevocationGround | undefined;
  /** With all that lies in it. */
  readonly region?: string | undefined;
};

/** A card without its computations and their history. */
export type ListedCard = Omit<CardRow, 'computations' | 'recomputations' | 'asKnownNow'>;

export type CardPage = Page<ListedCard>;

/** Cards, the latest issued first. */
export class ListCards extends Query<CardPage> {
  constructor(readonly request: ListRequest<CardFilters>) {
    super();
  }
}

@QueryHandler(ListCards)
export class ListCardsHandler implements IQueryHandler<ListCards> {
  constructor(private readonly store: ReadStore) {}

  execute({ request }: ListCards): Promise<CardPage> {
    const where = filterConditions(request.filters);
    const latestFirst = { view: cards.name, where, orderBy: 'issuedAt', descending: true };
    return readPage<CardRow, ListedCard>(this.store, latestFirst, request, listed);
  }
}

const listed = ({ computations: _c, recomputations: _r, asKnownNow: _n, ...card }: CardRow): ListedCard => card;

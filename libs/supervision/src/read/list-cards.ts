import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import {
  between,
  filterConditions,
  type ListRequest,
  type Ordering,
  type Page,
  ReadStore,
  readPage,
} from '@sealtrail/event-sourcing';
import type { CardLevel } from '@sealtrail/policy/events';
import type { LocalDate, Month } from '@sealtrail/working-days';
import type { CardStatus, RevocationGround, RuleId } from '../domain/card-enums';
import type { SubjectKind } from '../domain/card-key';
import type { AppealState, CardStage, FeedbackState } from '../domain/card-life/life-enums';
import type { CardOrder } from '../domain/list-enums';
import { withoutReferralFor } from './card-life-row';
import { awaitsNotice, type CardRow } from './card-row';
import { cards } from './cards-view';

type EqualFilters = {
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
  readonly stage?: CardStage | undefined;
  readonly 'feedback.state'?: FeedbackState | undefined;
  readonly 'appeal.state'?: AppealState | undefined;
  /** With the regions in it. */
  readonly region?: string | undefined;
};

/** Filters of a list of cards. Days are local; `From` and `To` are inclusive. */
export type CardFilters = EqualFilters & {
  readonly issuedFrom?: LocalDate | undefined;
  readonly issuedTo?: LocalDate | undefined;
  /** The last day of the limit that was breached. */
  readonly breachedFrom?: LocalDate | undefined;
  readonly breachedTo?: LocalDate | undefined;
};

/** A card without its computations, their history and its steps. */
export type ListedCard = Omit<CardRow, 'computations' | 'recomputations' | 'asKnownNow' | 'steps'> & {
  /** The notice of a year decides on it, as a person may. */
  readonly awaitsNotice: boolean;
};

export type CardPage = Page<ListedCard>;

export type CardOrdering = Ordering<CardOrder>;

const FIELDS: Readonly<Record<CardOrder, string>> = { issued: 'issuedAt', breached: 'breachedOn' };

/** Cards; by default the latest issued first. */
export class ListCards extends Query<CardPage> {
  constructor(
    readonly request: ListRequest<CardFilters>,
    readonly ordering: CardOrdering = { by: null, direction: null },
  ) {
    super();
  }
}

@QueryHandler(ListCards)
export class ListCardsHandler implements IQueryHandler<ListCards> {
  constructor(private readonly store: ReadStore) {}

  execute({ request, ordering }: ListCards): Promise<CardPage> {
    const { issuedFrom, issuedTo, breachedFrom, breachedTo, ...words } = request.filters;
    const where = [
      ...filterConditions(words),
      ...between('issuedOn', issuedFrom, issuedTo),
      ...between('breachedOn', breachedFrom, breachedTo),
    ];
    const order = { orderBy: FIELDS[ordering.by ?? 'issued'], descending: ordering.direction !== 'ascending' };
    return readPage<CardRow, ListedCard>(this.store, { view: cards.name, where, ...order }, request, (row) =>
      listed(withoutReferralFor(request.scope, row)),
    );
  }
}

const listed = ({ computations, recomputations: _r, asKnownNow: _n, steps: _s, ...card }: CardRow): ListedCard => ({
  ...card,
  awaitsNotice: awaitsNotice({ ...card, computations }),
});

import {
  inRegion,
  type ListRequest,
  type OfType,
  type Projection,
  type ProjectionRow,
  type ReadStore,
  readAll,
  scopeConditions,
} from '@sealtrail/event-sourcing';
import type { CardLevel } from '@sealtrail/policy/events';
import type { CardFact, CardStatus, RuleId, SupervisionEvent } from '@sealtrail/supervision/events';
import { type LocalDate, type Month, monthOf, type Period } from '@sealtrail/working-days';
import type { ReportFilters } from '../read/report-sheets';

/** A card, as far as scores and reports of cards ask. */
export type ChargedCard = {
  readonly cardId: string;
  readonly number: string;
  readonly item: string;
  readonly rule: RuleId;
  readonly level: CardLevel;
  readonly department: string;
  /** `null`: the department alone is charged. */
  readonly official: string | null;
  readonly breachedAt: string;
  readonly fellOn: LocalDate;
  /** `issued`: it stands. The others are in no score. */
  readonly state: CardStatus;
  /** Id of the higher card in whose place it stands no more. */
  readonly supersededBy: string | null;
  /** An appeal against it is undecided, and stops its publication. */
  readonly keptBack: boolean;
  /** By a person. */
  readonly confirmed: boolean;
  /** A proof that would revoke it awaits a reviewer. */
  readonly underReview: boolean;
  /** Of a warning: its clock ended in time; it came to a card. */
  readonly resolved: boolean;
  readonly converted: boolean;
  /** It was revoked while it waited for a person: it has never counted. */
  readonly neverCounted: boolean;
};

/** All cards of one matter (办件), whenever they fell. */
export type ChargedMatter = {
  readonly region: string;
  readonly departments: readonly string[];
  /** In which months its cards fell, from the first to the last. */
  readonly firstMonth: Month;
  readonly lastMonth: Month;
  readonly cards: { readonly [cardId: string]: ChargedCard };
};

type Charging = OfType<
  SupervisionEvent,
  | 'CardIssued'
  | 'CardRecomputed'
  | 'CardConfirmed'
  | 'CardMadeCertain'
  | 'CardDismissed'
  | 'CardRevoked'
  | 'CardAppealed'
  | 'CardAppealDecided'
  | 'WarningLapsed'
  | 'WarningResolved'
  | 'WarningConverted'
  | 'WarningConversionUndone'
  | 'CardPutUnderReview'
  | 'CardLeftReview'
>;
type Data<Type extends Charging['type']> = OfType<Charging, Type>['data'];
type Cards = ChargedMatter['cards'];

const row = <Type extends Charging['type']>(
  change: (cards: Cards, data: Data<Type>) => Cards,
): ProjectionRow<ChargedMatter, OfType<Charging, Type>> => ({
  id: ({ data }) => `${data.subject.kind}|${data.subject.id}`,
  fold: (matter, event) => {
    const data = event.data as Data<Type>;
    const cards = change(matter.cards, data);
    const all = Object.values(cards);
    const months = all.map(({ fellOn }) => monthOf(fellOn)).sort();
    return {
      region: data.region,
      departments: [...new Set(all.map(({ department }) => department))].sort(),
      firstMonth: months[0] ?? '',
      lastMonth: months.at(-1) ?? '',
      cards,
    };
  },
});

/** Of a card that is not known nothing changes. */
const withCard = (cards: Cards, id: string, change: Partial<ChargedCard>): Cards => {
  const card = cards[id];
  return card === undefined ? cards : { ...cards, [id]: { ...card, ...change } };
};

type Superseding = { readonly supersedes: readonly string[]; readonly supersededBy: string | null };

/** It stands from now on, and the lower ones of its clock no more. */
const stands = (cards: Cards, { cardId, supersedes, supersededBy }: CardFact & Superseding): Cards =>
  supersedes.reduce(
    (others, id) => withCard(others, id, { supersededBy: cardId }),
    withCard(cards, cardId, { state: 'issued', supersededBy }),
  );

/** What has become of a card that has just fallen. */
export const NOTHING_SINCE = {
  confirmed: false,
  underReview: false,
  resolved: false,
  converted: false,
  neverCounted: false,
} as const;

const marked =
  (change: Partial<ChargedCard>) =>
  (cards: Cards, { cardId }: CardFact): Cards =>
    withCard(cards, cardId, change);

const charged = (fact: Data<'CardIssued'>): ChargedCard => {
  const { cardId, number, item, rule, level, department, official, breachedAt, fellOn } = fact;
  const about = { cardId, number, item, rule, level, department, official, breachedAt, fellOn };
  return { ...about, state: 'pending', supersededBy: null, keptBack: false, ...NOTHING_SINCE };
};

/** 计分、亮牌统计: every matter with its cards. */
export const chargedCards: Projection<ChargedMatter, Charging> = {
  name: 'charged-cards.v2',
  initial: { region: '', departments: [], firstMonth: '', lastMonth: '', cards: {} },
  indexes: [['lastMonth'], ['region', 'lastMonth'], ['departments', 'lastMonth']],
  on: {
    CardIssued: row((before, fact) => {
      const cards = { ...before, [fact.cardId]: charged(fact) };
      return fact.status === 'issued' ? stands(cards, fact) : cards;
    }),
    CardRecomputed: row((cards, { cardId, official, breachedAt, fellOn }) =>
      withCard(cards, cardId, { official, breachedAt, fellOn }),
    ),
    CardConfirmed: row((cards, fact) => stands(withCard(cards, fact.cardId, { confirmed: true }), fact)),
    CardMadeCertain: row(stands),
    CardPutUnderReview: row(marked({ underReview: true })),
    CardLeftReview: row(marked({ underReview: false })),
    WarningResolved: row(marked({ resolved: true })),
    WarningConverted: row(marked({ converted: true })),
    WarningConversionUndone: row(marked({ converted: false })),
    CardDismissed: row(marked({ state: 'dismissed' })),
    CardRevoked: row((cards, { cardId, restores, wasPending }) =>
      restores.reduce(
        (others, { cardId: id, supersededBy }) => withCard(others, id, { supersededBy }),
        withCard(cards, cardId, { state: 'revoked', neverCounted: wasPending }),
      ),
    ),
    CardAppealed: row((cards, { cardId, stopsPublication }) => withCard(cards, cardId, { keptBack: stopsPublication })),
    // One that is escalated is undecided still.
    CardAppealDecided: row((cards, { cardId, result }) =>
      result === 'escalated' ? cards : withCard(cards, cardId, { keptBack: false }),
    ),
    WarningLapsed: row(marked({ state: 'lapsed' })),
  },
};

type Asked = Pick<ListRequest<ReportFilters>, 'filters' | 'scope'>;

/** Matters of which a card may have fallen in some months. Each has cards of others beside those that are asked for. */
export async function* mattersOf(
  store: ReadStore,
  { scope, filters: { department, region } }: Asked,
  { from, to }: Period,
): AsyncIterable<ChargedMatter> {
  const where = [
    ...scopeConditions(scope),
    ...(department === undefined ? [] : [{ op: 'contains', field: 'departments', value: department } as const]),
    ...(region === undefined ? [] : [inRegion(region)]),
    { op: 'from', field: 'lastMonth', value: from } as const,
    { op: 'to', field: 'firstMonth', value: to } as const,
  ];
  for await (const { document } of readAll<ChargedMatter>(store, chargedCards.name, { where })) yield document;
}

/** How a card counts, as its page says it. */
export function statusOf(card: ChargedCard): CardStatus {
  const { state, underReview, supersededBy, resolved, confirmed } = card;
  if (state !== 'issued') return state;
  if (underReview) return 'underReview';
  if (supersededBy !== null) return 'superseded';
  if (resolved) return 'resolved';
  return confirmed ? 'confirmed' : 'issued';
}

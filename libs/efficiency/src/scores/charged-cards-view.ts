import type { OfType, Projection, ProjectionRow } from '@sealtrail/event-sourcing';
import type { CardLevel } from '@sealtrail/policy/events';
import type { CardFact, CardStatus, RuleId, SupervisionEvent } from '@sealtrail/supervision/events';
import { type LocalDate, type Month, monthOf } from '@sealtrail/working-days';

/** A card, as far as a score asks. */
export type ChargedCard = {
  readonly cardId: string;
  readonly number: string;
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

const inState =
  (state: CardStatus) =>
  (cards: Cards, { cardId }: CardFact): Cards =>
    withCard(cards, cardId, { state });

type Superseding = { readonly supersedes: readonly string[]; readonly supersededBy: string | null };

/** It stands from now on, and the lower ones of its clock no more. */
const stands = (cards: Cards, { cardId, supersedes, supersededBy }: CardFact & Superseding): Cards =>
  supersedes.reduce(
    (others, id) => withCard(others, id, { supersededBy: cardId }),
    withCard(cards, cardId, { state: 'issued', supersededBy }),
  );

const charged = (fact: Data<'CardIssued'>): ChargedCard => {
  const { cardId, number, rule, level, department, official, breachedAt, fellOn } = fact;
  const about = { cardId, number, rule, level, department, official, breachedAt, fellOn };
  return { ...about, state: 'pending', supersededBy: null, keptBack: false };
};

/** 计分: every matter with its cards, for scores. */
export const chargedCards: Projection<ChargedMatter, Charging> = {
  name: 'charged-cards.v1',
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
    CardConfirmed: row(stands),
    CardMadeCertain: row(stands),
    CardDismissed: row(inState('dismissed')),
    CardRevoked: row((cards, { cardId, restores }) =>
      restores.reduce(
        (others, { cardId: id, supersededBy }) => withCard(others, id, { supersededBy }),
        withCard(cards, cardId, { state: 'revoked' }),
      ),
    ),
    CardAppealed: row((cards, { cardId, stopsPublication }) => withCard(cards, cardId, { keptBack: stopsPublication })),
    // One that is escalated is undecided still.
    CardAppealDecided: row((cards, { cardId, result }) =>
      result === 'escalated' ? cards : withCard(cards, cardId, { keptBack: false }),
    ),
    WarningLapsed: row(inState('lapsed')),
  },
};

import { cardLevels, cardStatuses, ruleIds } from 'virtual:terms';
import type { FunctionalComponent } from 'vue';
import { Link } from '../../router/link';
import { say, type Text } from '../../words/language';
import { named, termOf } from '../../words/terms';
import { clockTimeOf } from '../../words/times';
import type { Card } from './screen-data';

const WORDS = {
  title: { zh: '最新亮牌', en: 'Latest cards' },
  none: { zh: '尚无监察牌', en: 'No card has fallen' },
} as const satisfies Readonly<Record<string, Text>>;

/** The latest cards; a new one stands out when it falls. */
export const LiveCards: FunctionalComponent<{
  readonly cards: readonly Card[] | null;
  /** The local day. */
  readonly today: string;
}> = ({ cards, today }) => (
  <section class="panel live-cards" aria-live="polite">
    <h2>{say(WORDS.title)}</h2>
    {cards?.length === 0 && <p class="none">{say(WORDS.none)}</p>}
    <ol>
      {(cards ?? []).map((card) => (
        <li key={card.cardId} class={['card', card.level]}>
          <Link to={`/cards/${card.cardId}`}>{{ default: () => lineOf(card, today) }}</Link>
        </li>
      ))}
    </ol>
  </section>
);
LiveCards.props = ['cards', 'today'];

const lineOf = (card: Card, today: string) => [
  <span class="level">{termOf(cardLevels, card.level)}</span>,
  <span class="unit">{named(card.department, card.departmentName)}</span>,
  <span class="rule">
    {card.status === 'issued' ? '' : `${termOf(cardStatuses, card.status)} · `}
    {termOf(ruleIds, card.rule)} · {named(card.item, card.itemName)}
  </span>,
  <span class="at">{card.issuedOn === today ? clockTimeOf(card.issuedAt) : card.issuedOn.slice(5)}</span>,
];

import { appealResults, cardSteps, referralResults, type Terms } from 'virtual:terms';
import type { Answer, PostPath } from '../../api/client';
import type { Text } from '../../words/language';

export type Card = Answer<'/v1/cards/{id}'>;

/** A user's act on a card: its route, its form, and when the card permits it. */
export type CardAct = {
  readonly name: string;
  readonly title: Text;
  readonly path: PostPath;
  /** `answer`: by the charged unit; `body`: by a supervising body, which is named; `review`: by any key with the role. */
  readonly by: 'answer' | 'body' | 'review';
  /** The member for the user's text; `null`: none. */
  readonly words: 'explanation' | 'done' | 'reason' | 'note' | null;
  readonly document: (card: Card) => 'needed' | 'optional' | 'none';
  readonly result?: Terms;
  /** 移送机关 */
  readonly to?: true;
  readonly isOpen: (card: Card) => boolean;
};

const needed = () => 'needed' as const;
const optional = () => 'optional' as const;
const none = () => 'none' as const;

const counts = ({ status }: Card): boolean => status === 'issued' || status === 'confirmed';
const isCard = (card: Card): boolean => card.level !== 'warning' && counts(card);
const isUndecided = ({ appeal }: Card): boolean => appeal?.state === 'running' || appeal?.state === 'escalated';
const isAt = (card: Card, ...stages: readonly string[]): boolean => stages.includes(card.stage ?? '');

const step = (name: string): Text => cardSteps.terms[name] ?? { zh: name, en: name };

export const CARD_ACTS: readonly CardAct[] = [
  {
    name: 'confirmation',
    title: { zh: '确认发牌', en: 'confirm' },
    path: '/v1/cards/{id}/confirmation',
    by: 'review',
    words: 'reason',
    document: none,
    isOpen: ({ status }) => status === 'pending',
  },
  {
    name: 'dismissal',
    title: { zh: '不予发牌', en: 'dismiss' },
    path: '/v1/cards/{id}/dismissal',
    by: 'review',
    words: 'reason',
    document: none,
    isOpen: ({ status }) => status === 'pending',
  },
  {
    name: 'acknowledgement',
    title: step('acknowledgement'),
    path: '/v1/cards/{id}/acknowledgement',
    by: 'answer',
    words: null,
    document: optional,
    isOpen: (card) => counts(card) && isAt(card, 'open'),
  },
  {
    name: 'explanation',
    title: step('explanation'),
    path: '/v1/cards/{id}/explanation',
    by: 'answer',
    words: 'explanation',
    document: ({ level }) => (level === 'red' ? 'needed' : 'optional'),
    isOpen: (card) => isCard(card) && isAt(card, 'open', 'acknowledged'),
  },
  {
    name: 'rectification',
    title: step('rectification'),
    path: '/v1/cards/{id}/rectification',
    by: 'answer',
    words: 'done',
    document: optional,
    isOpen: (card) => isCard(card) && isAt(card, 'explained'),
  },
  {
    name: 'appeal',
    title: step('appeal'),
    path: '/v1/cards/{id}/appeal',
    by: 'answer',
    words: 'reason',
    document: needed,
    isOpen: (card) => isCard(card) && card.appeal === null && card.appealUntil !== null,
  },
  {
    name: 'closing',
    title: step('closing'),
    path: '/v1/cards/{id}/closing',
    by: 'body',
    words: 'reason',
    document: optional,
    isOpen: (card) =>
      isCard(card) &&
      !isUndecided(card) &&
      (isAt(card, 'explained', 'rectified') || (card.appeal?.state === 'rejected' && !isAt(card, 'closed'))),
  },
  {
    name: 'appeal-decision',
    title: step('appealDecision'),
    path: '/v1/cards/{id}/appeal-decision',
    by: 'body',
    words: 'reason',
    document: needed,
    result: appealResults,
    isOpen: (card) => isCard(card) && isUndecided(card),
  },
  {
    name: 'revocation',
    title: step('revocation'),
    path: '/v1/cards/{id}/revocation',
    by: 'body',
    words: 'reason',
    document: needed,
    isOpen: (card) => isCard(card) && !isUndecided(card),
  },
  {
    name: 'referral',
    title: step('referral'),
    path: '/v1/cards/{id}/referral',
    by: 'body',
    words: 'reason',
    document: needed,
    to: true,
    isOpen: (card) => isCard(card) && card.referral === null,
  },
  {
    name: 'outcome',
    title: step('outcome'),
    path: '/v1/cards/{id}/outcome',
    by: 'body',
    words: 'note',
    document: needed,
    result: referralResults,
    isOpen: (card) => card.referral !== null && card.referral.result === null,
  },
];

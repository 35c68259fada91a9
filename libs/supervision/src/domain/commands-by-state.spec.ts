import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cardActs, cardStates, cardTable, stepTable } from '../testing/card-table';
import { supervisionDecider } from './supervision-decider';
import { type Card, isEffective } from './supervision-state';

const README = join(__dirname, '..', '..', 'README.md');

/** What a state of a card is called: how it counts, and of one that simply counts how far its life is. */
function nameOf(card: Card): string {
  const { status, underReview, supersededBy, fact, life } = card;
  if (!isEffective(card)) return status;
  if (underReview) return 'underReview';
  if (supersededBy !== null) return 'superseded';
  if (fact.level === 'warning') return 'warning';
  if (life.referral !== null) return life.referral.answeredAt === null ? 'referred' : 'answered';
  if (life.appeal !== null) return life.appeal.state;
  return status === 'confirmed' ? status : life.stage;
}

describe('every command in every state of a card', () => {
  it('is answered as the README of the context says (`npm run state-tables` writes it)', () => {
    const page = readFileSync(README, 'utf8');
    expect(page).toContain(cardTable());
    expect(page).toContain(stepTable());
  });

  it('starts from states that are what they are called', () => {
    for (const { state, story, cardId } of cardStates()) {
      const card = story.state.cards.find(({ fact }) => fact.cardId === cardId);
      expect([state, card === undefined ? 'unknown' : nameOf(card)]).toEqual([state, state]);
    }
  });

  it('names every command that there is', () => {
    expect(Object.keys(cardActs).toSorted()).toEqual(Object.keys(supervisionDecider.decide).toSorted());
  });
});

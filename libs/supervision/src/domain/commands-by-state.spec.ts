import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cardActs, cardStates, cardTable } from '../testing/card-table';
import { supervisionDecider } from './supervision-decider';

const README = join(__dirname, '..', '..', 'README.md');

describe('every command in every state of a card', () => {
  it('is answered as the README of the context says (`npm run state-tables` writes it)', () => {
    expect(readFileSync(README, 'utf8')).toContain(cardTable());
  });

  it('starts from states that are what they are called', () => {
    for (const { state, story, cardId } of cardStates()) {
      const card = story.state.cards.find(({ fact }) => fact.cardId === cardId);
      const shown = card?.supersededBy != null && card.status === 'issued' ? 'superseded' : card?.status;
      const status = card?.underReview === true && shown !== 'revoked' ? 'underReview' : shown;
      expect([state, status ?? 'unknown']).toEqual([state, state]);
    }
  });

  it('names every command that there is', () => {
    expect(Object.keys(cardActs).toSorted()).toEqual(Object.keys(supervisionDecider.decide).toSorted());
  });
});

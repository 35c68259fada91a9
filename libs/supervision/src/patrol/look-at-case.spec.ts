import { at } from '@sealtrail/applications/testing';
import { StreamStateCache } from '@sealtrail/event-sourcing';
import { storedStory } from '../testing';
import { carded } from '../testing/carded-story';
import { DecisionContextLoader } from '../write/decision-context-loader';
import { lookAtCase } from './look-at-case';

it('a limit of a step that has passed is no finding, its timer is about to say so; the card that is missing is', async () => {
  const store = await storedStory(carded());
  const contexts = new DecisionContextLoader(store, new StreamStateCache(store), { zone: 'Asia/Shanghai' });
  const found = await lookAtCase('a1', at('2026-03-25', '00:00'), { store, contexts });
  expect(found?.difference?.findings).toMatchObject([{ fact: 'CardIssued', rule: 'feedbackLate', level: 'yellow' }]);
});

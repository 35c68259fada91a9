import { at } from '@sealtrail/applications/testing';
import { decide } from '@sealtrail/event-sourcing';
import { specify } from '@sealtrail/event-sourcing/testing';
import type { SupervisionEvent } from '../domain/card-events';
import type { SupervisionCommand } from '../domain/supervision-commands';
import { supervisionDecider } from '../domain/supervision-decider';
import { acceptedStory, type SupervisionStory } from './story';

export const supervision = specify(supervisionDecider);

/** Warning of 03-12, yellow of 03-16 (answered by 03-23, 24:00); where it goes on until then red of 03-30. */
export const carded = (until = at('2026-03-17')): SupervisionStory => acceptedStory('2026-03-02').until(until);

export const cardIn = (story: SupervisionStory, level = 'yellow'): string =>
  story.issued.find((card) => card.level === level)?.cardId ?? '';

export const lifeOf = (story: SupervisionStory, level = 'yellow') =>
  story.state.cards.find(({ fact }) => fact.cardId === cardIn(story, level))?.life;

export const factsOf = (story: SupervisionStory, type: SupervisionEvent['type']): readonly SupervisionEvent['data'][] =>
  story.cards.filter((event) => event.type === type).map(({ data }) => data);

/** A command to a story, by which nothing is told. */
export const asked = (story: SupervisionStory, command: SupervisionCommand) =>
  supervision
    .given(...story.cards)
    .withContext(story.decisionContext)
    .when(command);

/** What a command would tell. */
export const toldBy = (story: SupervisionStory, command: SupervisionCommand): readonly SupervisionEvent[] =>
  decide(supervisionDecider, command, story.state, story.decisionContext);

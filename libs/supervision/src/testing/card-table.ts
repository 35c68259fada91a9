import {
  type Answered,
  answersTable,
  at,
  endSuspension,
  grant,
  ownProof,
  startSuspension,
  withdraw,
} from '@sealtrail/applications/testing';
import { decide, Rejection, written } from '@sealtrail/event-sourcing';
import type { CardLevel } from '@sealtrail/policy/events';
import type { SupervisionCommand } from '../domain/supervision-commands';
import { supervisionDecider } from '../domain/supervision-decider';
import { acceptedStory, type SupervisionStory } from './story';

/** A card in a state: its story, and its id. */
type CardState = { readonly state: string; readonly story: SupervisionStory; readonly cardId: string };

const cardOf = (story: SupervisionStory, wanted: CardLevel): string =>
  story.issued.find(({ clock, level }) => clock === 'case' && level === wanted)?.cardId ?? 'none';

const inState = (state: string, story: SupervisionStory, level: CardLevel): CardState => ({
  state,
  story,
  cardId: cardOf(story, level),
});

/** A red card that falls only because a suspension was not notified in writing. */
const withPending = (): SupervisionStory =>
  acceptedStory('2026-03-02')
    .tell(startSuspension(at('2026-03-04'), { notice: null, expected: null }), endSuspension(at('2026-03-11')))
    .until(at('2026-03-31'));

const reviewed = (type: 'ConfirmCard' | 'DismissCard'): SupervisionStory => {
  const story = withPending();
  return story.supervise(cardActs[type](cardOf(story, 'red'), at('2026-04-01')));
};

/** The charged unit itself proves a decision in time, too late for the proof to count by itself. */
const withProofUnderReview = (): SupervisionStory =>
  acceptedStory('2026-03-02').tell(
    grant(at('2026-03-12'), {
      now: at('2026-04-08'),
      proofOfService: ownProof(at('2026-03-12')),
    }),
  );

const withdrawn = withdraw(at('2026-03-13'));
const withWarning = (): SupervisionStory => acceptedStory('2026-03-02').until(at('2026-03-13'));

/** The states of a card. */
export const cardStates = (): readonly CardState[] => [
  { state: 'unknown', story: withPending(), cardId: 'none' },
  inState('issued', withWarning(), 'warning'),
  inState('pending', withPending(), 'red'),
  inState('confirmed', reviewed('ConfirmCard'), 'red'),
  inState('dismissed', reviewed('DismissCard'), 'red'),
  inState('revoked', withPending().until(at('2026-04-08')), 'red'),
  inState('underReview', withProofUnderReview(), 'red'),
  inState('superseded', acceptedStory('2026-03-02').until(at('2026-04-01')), 'yellow'),
  inState('resolved', withWarning().tell(grant(at('2026-03-13'))), 'warning'),
  inState('lapsed', withWarning().tell(withdrawn), 'warning'),
];

type Acts = { readonly [Type in SupervisionCommand['type']]: (cardId: string, now: string) => SupervisionCommand };

const reviewOf = (cardId: string, now: string) => ({
  cardId,
  by: 'inspector',
  department: 'supervision-office',
  at: now,
  reason: written('the applicant was never told'),
});

/** One well-formed command of each type: a missing one does not compile. */
export const cardActs: Acts = {
  CheckLimits: (_, now) => ({ type: 'CheckLimits', data: { at: now } }),
  ConfirmCard: (cardId, now) => ({ type: 'ConfirmCard', data: reviewOf(cardId, now) }),
  DismissCard: (cardId, now) => ({ type: 'DismissCard', data: reviewOf(cardId, now) }),
};

/** Later than every event of the stories. */
const NOW = at('2026-04-09');

function answeredOf(type: SupervisionCommand['type'], { story, cardId }: CardState): Answered {
  const now = type === 'CheckLimits' ? story.state.latestInstant : NOW;
  try {
    return decide(supervisionDecider, cardActs[type](cardId, now), story.state, story.decisionContext).map(
      (fact) => fact.type,
    );
  } catch (error) {
    if (error instanceof Rejection) return error.code;
    throw error;
  }
}

/** Every command in every state of a card, as the README shows it. */
export function cardTable(): string {
  const states = cardStates();
  const commands = Object.keys(cardActs) as readonly SupervisionCommand['type'][];
  return answersTable(
    'command',
    commands.map((type) => [type, states.map((state) => [state.state, answeredOf(type, state)] as const)]),
    'supervision.',
  );
}

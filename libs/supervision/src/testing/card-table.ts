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
import { posts as allPosts } from '@sealtrail/catalog/events';
import { decide, type Instant, Rejection, termOf, written } from '@sealtrail/event-sourcing';
import type { CardLevel } from '@sealtrail/policy/events';
import { stepPapers } from '../domain/card-life/life-enums';
import { REVIEW_RULE, STEP_RULES, type StepRule } from '../domain/card-life/step-rules';
import type { SupervisionCommand } from '../domain/supervision-commands';
import { supervisionDecider } from '../domain/supervision-decider';
import { INTERVIEW_RULE } from '../interviews/interview-rule';
import { cardStepActs } from './card-steps';
import { acceptedStory, type SupervisionStory } from './story';

/** A card in a state: its story, its id, and when the commands come. */
type CardState = {
  readonly state: string;
  readonly story: SupervisionStory;
  readonly cardId: string;
  readonly now: Instant;
};

/** Later than every event of the stories. */
const NOW = at('2026-04-09');

const cardOf = (story: SupervisionStory, wanted: CardLevel): string =>
  story.issued.find(({ clock, level }) => clock === 'case' && level === wanted)?.cardId ?? 'none';

const inState = (state: string, story: SupervisionStory, level: CardLevel): CardState => ({
  state,
  story,
  cardId: cardOf(story, level),
  now: NOW,
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

/** A yellow card of 03-16, to be answered by 03-23, after these steps. */
const inLife = (state: string, ...steps: readonly ((cardId: string) => SupervisionCommand)[]): CardState => {
  const story = acceptedStory('2026-03-02').until(at('2026-03-17'));
  const cardId = cardOf(story, 'yellow');
  for (const step of steps) story.supervise(step(cardId));
  return { state, story, cardId, now: at('2026-03-20') };
};

const { acknowledge, explain, rectify, appeal, close, decide: decideOn, refer, answer } = cardStepActs;
const on = at('2026-03-18');
const appealed = (id: string) => appeal(id, on);
const explained = (id: string) => explain(id, on);
const referred = (id: string) => refer(id, on);

/** The states of a card. */
export const cardStates = (): readonly CardState[] => [
  { state: 'unknown', story: withPending(), cardId: 'none', now: NOW },
  inState('warning', withWarning(), 'warning'),
  inState('pending', withPending(), 'red'),
  inState('confirmed', reviewed('ConfirmCard'), 'red'),
  inState('dismissed', reviewed('DismissCard'), 'red'),
  inState('revoked', withPending().until(at('2026-04-08')), 'red'),
  inState('underReview', withProofUnderReview(), 'red'),
  inState('superseded', acceptedStory('2026-03-02').until(at('2026-04-01')), 'yellow'),
  inState('resolved', withWarning().tell(grant(at('2026-03-13'))), 'warning'),
  inState('lapsed', withWarning().tell(withdrawn), 'warning'),
  inLife('open'),
  inLife('acknowledged', (id) => acknowledge(id, on)),
  inLife('explained', explained),
  inLife('rectified', explained, (id) => rectify(id, on)),
  inLife('closed', explained, (id) => close(id, on)),
  inLife('running', appealed),
  inLife('escalated', appealed, (id) => decideOn(id, on, { result: 'escalated' })),
  inLife('rejected', appealed, (id) => decideOn(id, on)),
  inLife('referred', referred),
  inLife('answered', referred, (id) => answer(id, on)),
];

type Acts = { readonly [Type in SupervisionCommand['type']]: (cardId: string, now: string) => SupervisionCommand };

const reviewOf = (cardId: string, now: string) => ({
  cardId,
  by: 'inspector',
  department: 'supervision-office',
  at: now,
  now,
  reason: written('the applicant was never told'),
});

/** One well-formed command of each type: a missing one does not compile. */
export const cardActs: Acts = {
  CheckLimits: (_, now) => ({ type: 'CheckLimits', data: { at: now } }),
  ConfirmCard: (cardId, now) => ({ type: 'ConfirmCard', data: reviewOf(cardId, now) }),
  DismissCard: (cardId, now) => ({ type: 'DismissCard', data: reviewOf(cardId, now) }),
  AcknowledgeCard: cardStepActs.acknowledge,
  ExplainCard: cardStepActs.explain,
  RectifyCard: cardStepActs.rectify,
  AppealCard: cardStepActs.appeal,
  CloseCard: cardStepActs.close,
  DecideAppeal: cardStepActs.decide,
  RevokeCard: cardStepActs.revoke,
  ReferCard: cardStepActs.refer,
  AnswerReferral: cardStepActs.answer,
};

function answeredOf(type: SupervisionCommand['type'], { story, cardId, now: later }: CardState): Answered {
  const now = type === 'CheckLimits' ? story.state.latestInstant : later;
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

const listed = (words: readonly string[]): string => words.join(', ') || '–';

type Row = {
  readonly act: string;
  readonly by: string;
  readonly posts: StepRule['posts'];
  readonly levels: StepRule['levels'];
  /** How the card counts. */
  readonly card: string;
  readonly stage: string;
  readonly limit: string | null;
  readonly document: StepRule['document'] | null;
};

const whoOf = ({ isAnswer, roles }: Pick<StepRule, 'isAnswer' | 'roles'>): string =>
  `${isAnswer ? 'the charged unit' : 'outside of it'}: ${listed(roles)}`;

const stepRow = ([step, rule]: readonly [string, StepRule]): Row => ({
  act: `\`${step}\``,
  by: whoOf(rule),
  posts: rule.posts,
  levels: rule.levels,
  card: rule.counts ? 'counts' : 'any',
  stage: rule.from.length === 0 ? 'any' : listed(rule.from),
  limit: rule.limit,
  document: rule.document,
});

const reviewRow = (step: string): Row => ({
  act: `\`${step}\``,
  by: whoOf({ isAnswer: false, ...REVIEW_RULE }),
  posts: allPosts.values,
  levels: REVIEW_RULE.levels,
  card: 'pending',
  stage: '–',
  limit: null,
  document: null,
});

/** What is done with cards that have no step of their own: with one that waits, with an appeal that was passed on, with several. */
const rows = (): readonly Row[] => {
  const escalated = stepRow(['appealDecision', STEP_RULES.appealDecision]);
  return [
    reviewRow('confirmation'),
    reviewRow('dismissal'),
    ...Object.entries(STEP_RULES).map(stepRow),
    {
      ...escalated,
      act: `${escalated.act} of an escalated appeal`,
      by: `${escalated.by}, of a region above`,
    },
    {
      ...escalated,
      ...INTERVIEW_RULE,
      act: '`holding` of an interview',
      by: whoOf({ isAnswer: false, ...INTERVIEW_RULE }),
      limit: null,
    },
  ];
};

function papersOf({ document }: Row): string {
  if (document === null) return '–';
  const needed = document.neededOf.length === 0 ? 'may have' : `${document.neededOf.join(', ')}: needs`;
  return `${needed} ${termOf(stepPapers, document.name, 'zh')}`;
}

/** Who takes which step of which cards, with what, as the README shows it. */
export function stepTable(): string {
  const lines = rows().map((row) => {
    const post = row.posts.length === allPosts.values.length ? 'any' : listed(row.posts);
    const cells = [row.act, row.by, post, listed(row.levels), row.card, row.stage, row.limit ?? '–', papersOf(row)];
    return `| ${cells.join(' | ')} |`;
  });
  return [STEP_HEADER, '|---|---|---|---|---|---|---|---|', ...lines].join('\n');
}

export const STEP_HEADER = '| step | by | post | of | card | from stage | limit | document |';

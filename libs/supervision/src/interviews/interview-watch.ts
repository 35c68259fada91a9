import { type Instant, pick, type Reaction, type Reactor, type RecordedEvent } from '@sealtrail/event-sourcing';
import type { CardRecomputed, SupervisionEvent } from '../domain/card-events';
import type { CardFact } from '../domain/card-fact';
import { type CountRedCard, interviewsId, interviewsStream, type UncountRedCard } from './interview-commands';
import type { Charged, RedCard } from './interview-events';

type Counting = CountRedCard | UncountRedCard;

/**
 * 约谈: counts the red cards of each department, and of each of its officials, across cases. What waits for a person is no card yet;
 * one that was revoked, or charges another by now, leaves the count.
 */
export const interviewWatch: Reactor<SupervisionEvent, Counting> = {
  name: 'interview-watch',
  on: {
    CardIssued: (event) => (event.data.status === 'pending' ? [] : ofRed(event, count)),
    CardConfirmed: (event) => ofRed(event, count),
    CardMadeCertain: (event) => ofRed(event, count),
    CardRevoked: (event) => (event.data.wasPending ? [] : ofRed(event, uncount)),
    CardRecomputed: (event) => (event.data.wasPending === true ? [] : ofRed(event, recount)),
  },
};

type CardEvent<Data extends CardFact = CardFact> = RecordedEvent<{ type: string; data: Data }>;

const ofRed = <Data extends CardFact>(
  { data, metadata: { recordedAt } }: CardEvent<Data>,
  how: (data: Data, at: Instant) => readonly Reaction<Counting>[],
): readonly Reaction<Counting>[] => (data.level === 'red' ? how(data, recordedAt) : []);

/** The department, and the official where one is named. */
const chargedBy = ({ department, official }: Charged): readonly Charged[] => [
  { department, official: null },
  ...(official === null ? [] : [{ department, official }]),
];

const streamOf = (charged: Charged, { fellOn }: Pick<CardFact, 'fellOn'>): string =>
  interviewsStream(interviewsId(charged, fellOn.slice(0, 4)));

const RED_CARD = [
  'cardId',
  'applicationId',
  'number',
  'item',
  'rule',
  'fellOn',
] as const satisfies readonly (keyof RedCard)[];

const count = (fact: CardFact, at: Instant): readonly Reaction<Counting>[] =>
  chargedBy(fact).map((charged) => {
    const { region, breachedAt } = fact;
    const data = { ...charged, card: pick(fact, RED_CARD), region, breachedAt, at };
    return { stream: streamOf(charged, fact), command: { type: 'CountRedCard', data } };
  });

const uncount = (fact: CardFact, at: Instant): readonly Reaction<Counting>[] =>
  chargedBy(fact).map((charged) => ({
    stream: streamOf(charged, fact),
    command: { type: 'UncountRedCard', data: { ...charged, cardId: fact.cardId, at } },
  }));

/** Leaves what it is not in any more; within one stream it is counted anew, where its day has changed. */
function recount({ before, ...fact }: CardRecomputed['data'], at: Instant): readonly Reaction<Counting>[] {
  const now = count(fact, at);
  const stays = new Set(now.map(({ stream }) => stream));
  return [...uncount({ ...fact, ...before }, at).filter(({ stream }) => !stays.has(stream)), ...now];
}

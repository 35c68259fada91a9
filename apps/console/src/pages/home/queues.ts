import {
  appealStates,
  cardLevels,
  cardStages,
  caseStatuses,
  dueTimes,
  feedbackStates,
  loopStates,
  passableLimits,
  type Terms,
} from 'virtual:terms';
import { type Answer, ask, type GetPath, type QueryOf } from '../../api/client';
import { mayUse } from '../../api/session';
import type { Text } from '../../words/language';
import { named } from '../../words/terms';

/** An entry that waits, with the page that it is dealt with on; `null`: it has none in the console. */
export type Waiting = { readonly id: string; readonly text: string; readonly page: string | null };

/** What waits for a role: a list with a filter, and the act that only this role may do. */
export type Queue = {
  readonly name: string;
  readonly title: Text;
  /** All of these routes are open to the key. */
  readonly needs: readonly string[];
  /** The page with the whole list; `null`: none. */
  readonly page: string | null;
  readonly load: (signal: AbortSignal) => Promise<Loaded>;
};
type Loaded = { readonly total: number; readonly exact: boolean; readonly first: readonly Waiting[] };

const FIRST = 5;

type Listed<Path extends GetPath> = Answer<Path> extends { readonly items: readonly (infer Row)[] } ? Row : never;
type Totals = {
  readonly items: readonly unknown[];
  readonly totals?: { readonly total: number; readonly exact: boolean };
};

async function firstOf<Path extends GetPath>(
  path: Path,
  query: object,
  waitingOf: (row: Listed<Path>) => Waiting,
  signal: AbortSignal,
): Promise<Loaded> {
  const asked = { ...query, limit: FIRST, totals: true } as never as QueryOf<Path>;
  const { items, totals } = (await ask(path, { query: asked, signal })) as Totals;
  return {
    total: totals?.total ?? items.length,
    exact: totals?.exact ?? false,
    first: items.map((row) => waitingOf(row as Listed<Path>)),
  };
}

const both = (head: Text, { terms }: Terms, value: string): Text => ({
  zh: `${head.zh}：${terms[value]?.zh ?? value}`,
  en: `${head.en}: ${terms[value]?.en ?? value}`,
});
const CASES: Text = { zh: '办件', en: 'Cases' };
const CARDS: Text = { zh: '监察牌', en: 'Cards' };
const RATINGS: Text = { zh: '差评', en: 'Bad ratings' };

function caseQueue(
  name: string,
  title: Text,
  query: Readonly<Record<string, string>>,
  ...acts: readonly string[]
): Queue {
  return {
    name,
    title,
    needs: ['GET /v1/applications', ...acts],
    page: `/cases?${new URLSearchParams(query)}`,
    load: (signal) =>
      firstOf(
        '/v1/applications',
        query,
        ({ applicationId, number, itemName }) => ({
          id: applicationId,
          text: `${number} ${itemName}`,
          page: `/cases/${applicationId}`,
        }),
        signal,
      ),
  };
}

function cardQueue(name: string, title: Text, query: Readonly<Record<string, string>>, act: string): Queue {
  return {
    name,
    title,
    needs: ['GET /v1/cards', act],
    page: `/cards?${new URLSearchParams(query)}`,
    load: (signal) =>
      firstOf(
        '/v1/cards',
        query,
        (card) => ({ id: card.cardId, text: cardText(card), page: `/cards/${card.cardId}` }),
        signal,
      ),
  };
}

const cardText = ({ level, number, department, departmentName }: Listed<'/v1/cards'>): string =>
  `${cardLevels.terms[level]?.zh ?? level} ${number} ${named(department, departmentName)}`;

const ratingQueue = (state: string, act: string): Queue => ({
  name: `ratings-${state}`,
  title: both(RATINGS, loopStates, state),
  needs: ['GET /v1/ratings', act],
  page: null,
  load: (signal) =>
    firstOf(
      '/v1/ratings',
      { loopState: state },
      ({ ratingId, itemName, givenOn, department, departmentName }) => ({
        id: ratingId,
        text: `${givenOn} ${named(department, departmentName)} ${itemName ?? ''}`,
        page: null,
      }),
      signal,
    ),
});

const ofCase = (
  { applicationId, itemName, item }: { applicationId: string; itemName?: string | null; item: string },
  id: string,
): Waiting => ({
  id: `${applicationId} ${id}`,
  text: named(item, itemName),
  page: `/cases/${applicationId}`,
});

const ANSWER = 'POST /v1/cards/{id}/acknowledgement';

const QUEUES: readonly Queue[] = [
  caseQueue(
    'submitted',
    both(CASES, caseStatuses, 'submitted'),
    { status: 'submitted', sort: 'received' },
    'POST /v1/applications/{id}/acceptance',
  ),
  caseQueue(
    'waiting',
    { zh: '办件：只能由人员办理', en: 'Cases: wait for a person' },
    { waiting: 'true' },
    'POST /v1/applications/{id}/acceptance',
  ),
  caseQueue('today', both(CASES, dueTimes, 'today'), { due: 'today', sort: 'promised' }),
  caseQueue('promised', both({ zh: '已超期', en: 'Overdue' }, passableLimits, 'promised'), {
    overdue: 'promised',
    sort: 'promised',
  }),
  caseQueue('statutory', both({ zh: '已超期', en: 'Overdue' }, passableLimits, 'statutory'), {
    overdue: 'statutory',
    sort: 'statutory',
  }),
  cardQueue(
    'pending',
    { zh: '监察牌：待确认发牌', en: 'Cards: to confirm' },
    { status: 'pending' },
    'POST /v1/cards/{id}/confirmation',
  ),
  cardQueue('open', both(CARDS, cardStages, 'open'), { stage: 'open', feedback: 'due' }, ANSWER),
  cardQueue('feedback', both(CARDS, feedbackStates, 'overdue'), { feedback: 'overdue' }, 'GET /v1/cards'),
  cardQueue(
    'appeal',
    both(CARDS, appealStates, 'running'),
    { appeal: 'running' },
    'POST /v1/cards/{id}/appeal-decision',
  ),
  cardQueue(
    'escalated',
    both(CARDS, appealStates, 'escalated'),
    { appeal: 'escalated' },
    'POST /v1/cards/{id}/appeal-decision',
  ),
  cardQueue('rectified', both(CARDS, cardStages, 'rectified'), { stage: 'rectified' }, 'POST /v1/cards/{id}/closing'),
  {
    name: 'proofs',
    title: { zh: '自证待复核', en: 'Proofs to review' },
    needs: ['GET /v1/proof-reviews', 'POST /v1/applications/{id}/proof-reviews/{n}'],
    page: null,
    load: (signal) =>
      firstOf('/v1/proof-reviews', { standing: 'waiting' }, (row) => ofCase(row, String(row.review)), signal),
  },
  {
    name: 'receipts',
    title: { zh: '收件待确认', en: 'Receipts to confirm' },
    needs: ['GET /v1/receipt-confirmations', 'POST /v1/applications/{id}/receipt-confirmation'],
    page: null,
    load: (signal) => firstOf('/v1/receipt-confirmations', { standing: 'waiting' }, (row) => ofCase(row, ''), signal),
  },
  ratingQueue('toVerify', 'POST /v1/ratings/{id}/verification'),
  ratingQueue('toDecide', 'POST /v1/ratings/{id}/order'),
  ratingQueue('toReply', 'POST /v1/ratings/{id}/reply'),
  ratingQueue('toVisit', 'POST /v1/ratings/{id}/follow-up'),
  {
    name: 'orders',
    title: { zh: '整改单：待整改', en: 'Orders to rectify' },
    needs: ['GET /v1/rating-orders', 'POST /v1/rating-orders/{orderId}/rectification'],
    page: null,
    load: (signal) =>
      firstOf(
        '/v1/rating-orders',
        { state: 'open' },
        ({ orderId, demand, dueOn }) => ({ id: orderId, text: `${dueOn} ${demand ?? ''}`, page: null }),
        signal,
      ),
  },
];

/** The queues of the role of the key. */
export const queuesOfCaller = (): readonly Queue[] => QUEUES.filter(({ needs }) => needs.every(mayUse));

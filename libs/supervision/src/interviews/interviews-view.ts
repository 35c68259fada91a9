import type { OfficialDocument } from '@sealtrail/applications/events';
import { coveringIndex, type Instant, type Projection, type WrittenText } from '@sealtrail/event-sourcing';
import type { LocalDate } from '@sealtrail/working-days';
import type { StepActor } from '../domain/card-life/life-events';
import type { InterviewStatus } from './interview-enums';
import type { InterviewDue, InterviewEvent, InterviewFact, RedCard } from './interview-events';

/** So many of its cards are shown; `redCards` counts all. */
const SHOWN_MAX = 100;

/** An interview, and what became of it. */
export type InterviewRow = InterviewFact & {
  readonly departments: readonly string[];
  readonly status: InterviewStatus;
  readonly policy: InterviewDue['data']['policy'];
  /** From so many red cards on it was due. */
  readonly dueFrom: number;
  /** How many it is about. */
  readonly redCards: number;
  /** The first of them. */
  readonly cards: readonly RedCard[];
  readonly dueAt: Instant;
  readonly dueOn: LocalDate;
  readonly liftedOn: LocalDate | null;
  readonly held: {
    readonly at: Instant;
    readonly on: LocalDate;
    readonly department: string;
    readonly official: string;
    readonly document: OfficialDocument;
    readonly text: WrittenText;
    /** Id of the key. */
    readonly by: StepActor['key'];
  } | null;
};

const byId = ({ data }: { readonly data: InterviewFact }): string => data.interviewId;

const ALONG = ['dueAt', 'status', 'department', 'official', 'region', 'period', 'filedBy'];

/** 约谈: every interview that was ever due. */
export const interviews: Projection<InterviewRow, InterviewEvent> = {
  name: 'interviews.v1',
  initial: {} as InterviewRow,
  indexes: [
    coveringIndex(['dueAt'], ALONG),
    ...['departments', 'department', 'official', 'status', 'region', 'period'].map((field) =>
      coveringIndex([field, 'dueAt'], ALONG),
    ),
  ],
  on: {
    InterviewDue: {
      id: byId,
      fold: (_, { data: { cards, redCards: dueFrom, policy, dueAt, dueOn, ...fact } }) => ({
        ...fact,
        departments: [fact.department],
        status: 'due',
        policy,
        dueFrom,
        redCards: cards.length,
        cards: cards.slice(0, SHOWN_MAX),
        dueAt,
        dueOn,
        liftedOn: null,
        held: null,
      }),
    },
    InterviewCardAdded: {
      id: byId,
      fold: (row, { data: { card } }) => ({
        ...row,
        redCards: row.redCards + 1,
        cards: row.cards.length < SHOWN_MAX ? [...row.cards, card] : row.cards,
      }),
    },
    InterviewCardRemoved: {
      id: byId,
      fold: (row, { data }) => ({
        ...row,
        redCards: row.redCards - 1,
        cards: row.cards.filter(({ cardId }) => cardId !== data.cardId),
      }),
    },
    InterviewLifted: {
      id: byId,
      fold: (row, { data: { liftedOn } }) => ({ ...row, status: 'lifted', liftedOn }),
    },
    InterviewHeld: {
      id: byId,
      fold: (row, { data: { actor, document, text, heldAt: at, heldOn: on } }) => {
        const { department, official, key: by } = actor;
        return { ...row, status: 'held', held: { at, on, department, official, document, text, by } };
      },
    },
  },
};

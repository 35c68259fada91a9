import type { OfficialDocument } from '@sealtrail/applications/events';
import { type CommandMessage, derivedId, type Instant, type WrittenText } from '@sealtrail/event-sourcing';
import type { Charged, RedCard } from './interview-events';

/** A red card counts: it was issued, confirmed or made certain, or charges somebody else by now. */
export type CountRedCard = CommandMessage<
  'CountRedCard',
  Charged & {
    readonly card: RedCard;
    readonly region: string;
    /** When it fell: by the policy of then it is counted. */
    readonly breachedAt: Instant;
    readonly at: Instant;
  }
>;

/** A red card counts no more. */
export type UncountRedCard = CommandMessage<
  'UncountRedCard',
  Charged & { readonly cardId: string; readonly at: Instant }
>;

/** 约谈, as the supervising body held it. */
export type HoldInterview = CommandMessage<
  'HoldInterview',
  {
    readonly interviewId: string;
    /** Id of the key. */
    readonly key: string;
    /** The supervising body, and its official. */
    readonly department: string;
    readonly officer: string;
    /** What the key is bound to: the body has to lie in it. `null`: nothing bounds it. */
    readonly within: string | null;
    readonly at: Instant;
    readonly now: Instant;
    readonly document: OfficialDocument;
    readonly text: WrittenText;
  }
>;

export type InterviewCommand = CountRedCard | UncountRedCard | HoldInterview;

/** Of one department or official, and one year: every period of a policy lies in one. */
export const interviewsId = ({ department, official }: Charged, year: string): string =>
  derivedId('interviews', department, official ?? '', year);

/** `nth`: of its period, from 1. */
export const interviewIdOf = ({ department, official }: Charged, period: string, nth: number): string =>
  derivedId('interview', department, official ?? '', period, String(nth));

export const interviewsStream = (id: string): string => `interviews-${id}`;

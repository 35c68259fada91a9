import { nationalCalendar } from '@sealtrail/calendar/testing';
import { decide, fold, type Instant, Rejection, written } from '@sealtrail/event-sourcing';
import { policies } from '@sealtrail/policy/events';
import type { Calendar } from '@sealtrail/working-days';
import type { Loop } from '../domain/loop';
import type { LoopCommand, OrderCommand } from '../domain/loop-commands';
import { loopDecider, type RatingStreamEvent } from '../domain/loop-decider';
import type { Order } from '../domain/order';
import { orderDecider } from '../domain/order-decider';
import type { OrderEvent } from '../domain/order-events';
import { matterRated } from './rating-facts';

export const ORDER_ID = '0'.repeat(32);
const words = { subjectId: 's7', commitment: 'c7' };

/** Ten in the morning in Shanghai. */
export const morning = (day: string): Instant => `${day}T02:00:00.000Z`;

const desk = (day: string) => ({ by: 'desk-1', department: null, now: morning(day) });
const paper = (date: string) => ({ number: 'X-1', date, seal: '好差评专用章' });

/** The acts of the loop, each on a day; texts are the rater's, the desk's or the unit's. */
export const loopActs = {
  open: (day: string): LoopCommand => ({ type: 'OpenLoop', data: { at: morning(day) } }),
  check: (at: Instant): LoopCommand => ({ type: 'CheckLoop', data: { at } }),
  verify: (day: string, finding: 'found' | 'notFound' | 'unreachable' = 'found'): LoopCommand => ({
    type: 'VerifyRating',
    data: { ...desk(day), finding, words: written('he says that he waited') },
  }),
  answer: (day: string): LoopCommand => ({
    type: 'AnswerRater',
    data: { ...desk(day), words: written('it has been put right') },
  }),
  visit: (day: string, satisfied: boolean | null = true): LoopCommand => ({
    type: 'VisitRater',
    data: { ...desk(day), reached: satisfied !== null, satisfied, words: null },
  }),
  followUp: (day: string): LoopCommand => ({
    type: 'GiveFollowUp',
    data: { level: 'satisfied', channel: 'sms', dimensions: {}, tags: [], words: null, now: morning(day) },
  }),
  annul: (day: string, change: { readonly department?: string; readonly date?: string } = {}): LoopCommand => ({
    type: 'VoidRating',
    data: {
      ...desk(day),
      cause: 'malicious',
      reason: written('he was never there'),
      department: change.department ?? null,
      document: paper(change.date ?? day),
    },
  }),
  order: (day: string, kind: 'ordinary' | 'complex' = 'ordinary'): OrderCommand => ({
    type: 'OrderRectification',
    data: { ...desk(day), orderId: ORDER_ID, ratingId: 'r1', kind, demand: written('shorten the queue') },
  }),
  rectify: (day: string, change: { readonly officer?: string; readonly department?: string } = {}): OrderCommand => ({
    type: 'RectifyOrder',
    data: {
      done: written('a second window is open'),
      document: null,
      officer: 'li',
      department: 'planning',
      now: morning(day),
      ...change,
    },
  }),
  checkOrder: (at: Instant): OrderCommand => ({ type: 'CheckOrder', data: { at } }),
} as const;

const ORDER_COMMANDS = ['OrderRectification', 'RectifyOrder', 'CheckOrder'];
const isOrderCommand = (command: LoopCommand | OrderCommand): command is OrderCommand =>
  ORDER_COMMANDS.includes(command.type);

type Fact = RatingStreamEvent | OrderEvent;

/** A rating and its order, with the events of both. */
export class LoopStory {
  readonly facts: Fact[] = [];
  loop: Loop = loopDecider.initial;
  order: Order = orderDecider.initial;

  /** For a bad rating by name, recorded on Wednesday 2026-03-11. */
  constructor(
    given: Parameters<typeof matterRated>[0] = {},
    private calendar: Calendar = nationalCalendar,
  ) {
    this.tell(matterRated({ level: 'dissatisfied', ...given }));
  }

  /** From here on days are counted by another calendar. */
  by(calendar: Calendar): this {
    this.calendar = calendar;
    return this;
  }

  /** The events that the rules decide for a command now. @throws {Rejection} */
  decided(command: LoopCommand | OrderCommand): readonly Fact[] {
    const { calendar, loop, order } = this;
    if (isOrderCommand(command)) {
      const known = { calendar, policies: policies(), rating: loop, officials: new Set(['li']) };
      return decide(orderDecider, command, order, known);
    }
    const isSilent = 'words' in command.data && command.data.words === null;
    const known = { calendar, policies: policies(), order, words: isSilent ? null : words };
    return decide(loopDecider, command, loop, known);
  }

  /** The refusal code of a command, or the events it produces. */
  answered(command: LoopCommand | OrderCommand): string | readonly Fact[] {
    try {
      return this.decided(command);
    } catch (error) {
      if (error instanceof Rejection) return error.code;
      throw error;
    }
  }

  when(...commands: readonly (LoopCommand | OrderCommand)[]): this {
    for (const command of commands) for (const fact of this.decided(command)) this.tell(fact);
    return this;
  }

  private tell(fact: Fact): void {
    this.facts.push(fact);
    this.loop = fold({ ...loopDecider, initial: this.loop }, [fact as never]);
    this.order = fold({ ...orderDecider, initial: this.order }, [fact as never]);
  }
}

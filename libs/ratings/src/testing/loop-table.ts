import { type Answered, answersTable } from '@sealtrail/applications/testing';
import type { LoopCommand, OrderCommand } from '../domain/loop-commands';
import { LoopStory, loopActs, morning } from './loop-story';

const { open, check, verify, answer, visit, followUp, annul, order, rectify, checkOrder } = loopActs;

const opened = (...commands: readonly (LoopCommand | OrderCommand)[]) =>
  new LoopStory().when(open('2026-03-11'), ...commands);

/** Every state of a rating and its loop, as of the day of the table. */
const states: Readonly<Record<string, () => LoopStory>> = {
  given: () => new LoopStory(),
  good: () => new LoopStory({ level: 'satisfied' }),
  toVerify: () => opened(),
  unreachable: () => opened(verify('2026-03-12', 'unreachable')),
  toDecide: () => opened(verify('2026-03-12')),
  toRectify: () => opened(verify('2026-03-12'), order('2026-03-13')),
  rectified: () => opened(verify('2026-03-12'), order('2026-03-13'), rectify('2026-03-16')),
  untrue: () => opened(verify('2026-03-12', 'notFound')),
  toVisit: () => opened(verify('2026-03-12', 'notFound'), answer('2026-03-13')),
  done: () => opened(verify('2026-03-12', 'notFound'), answer('2026-03-13'), visit('2026-03-16')),
  followedUp: () => opened(verify('2026-03-12', 'notFound'), answer('2026-03-13'), followUp('2026-03-16')),
  voided: () => opened(annul('2026-03-12')),
};

const DAY = '2026-03-17';

/** One valid command of each kind: a missing kind does not compile. */
const asked: Readonly<Record<(LoopCommand | OrderCommand)['type'], LoopCommand | OrderCommand>> = {
  OpenLoop: open(DAY),
  VerifyRating: verify(DAY),
  OrderRectification: order(DAY),
  RectifyOrder: rectify(DAY),
  AnswerRater: answer(DAY),
  VisitRater: visit(DAY),
  GiveFollowUp: followUp(DAY),
  VoidRating: annul(DAY),
  CheckLoop: check(morning('2026-04-30')),
  CheckOrder: checkOrder(morning('2026-04-30')),
};

/** The result of each command in each state, as shown in the README of the context. */
export const loopTable = (): string =>
  answersTable(
    'step',
    Object.entries(asked).map(([type, command]) => [
      type,
      Object.entries(states).map(([state, story]) => [state, answered(story(), command)] as const),
    ]),
  );

function answered(story: LoopStory, command: LoopCommand | OrderCommand): Answered {
  const facts = story.answered(command);
  return typeof facts === 'string' ? facts : facts.map(({ type }) => type);
}

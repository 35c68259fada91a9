import type { Reaction } from '@sealtrail/event-sourcing';
import { LoopStory, loopActs, ORDER_ID, recorded } from '../testing';
import { loopWatch } from './loop-watch';

const { open, verify, answer, annul, order, rectify, check, checkOrder } = loopActs;
const RECORDED_AT = '2026-03-11T01:00:00.000Z';
const RATING = 'rating-r1';
const ORDER = `ratingOrder-${ORDER_ID}`;

type Follows = Readonly<Record<string, ((event: unknown) => readonly Reaction[]) | undefined>>;

/** Reactions to the last event of a scenario. */
const afterLast = ({ facts }: LoopStory): readonly Reaction[] => {
  const fact = facts.at(-1);
  if (fact === undefined) throw new Error('nothing was told');
  return (loopWatch.on as Follows)[fact.type]?.(recorded(fact)) ?? [];
};

const timer = (stream: string, command: string, at: string): Reaction => ({
  stream,
  at,
  rank: 0,
  command: { type: command, data: { at } },
});
const now = (stream: string, command: string): Reaction => ({
  stream,
  command: { type: command, data: { at: RECORDED_AT } },
});

const opened = () => new LoopStory().when(open('2026-03-11'));
const ordered = () => opened().when(verify('2026-03-12'), order('2026-03-13'));

describe('the loop watch', () => {
  it('opens a loop for a bad rating at its recording, and none for a good one', () => {
    expect(afterLast(new LoopStory())).toEqual([now(RATING, 'OpenLoop')]);
    expect(afterLast(new LoopStory({ level: 'fairlySatisfied' }))).toEqual([]);
  });

  it('checks each step when its limit ends, also after it has moved', () => {
    expect(afterLast(opened())).toEqual([timer(RATING, 'CheckLoop', '2026-03-12T16:00:00.000Z')]);
    expect(afterLast(opened().when(verify('2026-03-12', 'notFound')))).toEqual([
      timer(RATING, 'CheckLoop', '2026-03-16T16:00:00.000Z'),
    ]);
    expect(afterLast(ordered().when(rectify('2026-03-16')))).toEqual([
      timer(RATING, 'CheckLoop', '2026-03-18T16:00:00.000Z'),
    ]);
    expect(afterLast(opened().when(verify('2026-03-12'), answer('2026-03-13')))).toEqual([
      timer(RATING, 'CheckLoop', '2026-03-20T16:00:00.000Z'),
    ]);
  });

  it('checks an order immediately, because its rating may be void by now, and when its limit ends', () => {
    expect(afterLast(ordered())).toEqual([
      now(ORDER, 'CheckOrder'),
      timer(ORDER, 'CheckOrder', '2026-03-20T16:00:00.000Z'),
    ]);
    expect(afterLast(ordered().when(annul('2026-03-16')))).toEqual([now(ORDER, 'CheckOrder')]);
    expect(afterLast(opened().when(annul('2026-03-16')))).toEqual([]);
  });

  it('schedules nothing after a step is overdue or completed', () => {
    expect(afterLast(opened().when(check('2026-03-12T16:00:00.000Z')))).toEqual([]);
    expect(afterLast(ordered().when(checkOrder('2026-03-20T16:00:00.000Z')))).toEqual([]);
  });
});

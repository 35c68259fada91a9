import type { Reaction } from '@sealtrail/event-sourcing';
import { LoopStory, loopActs, ORDER_ID, recorded } from '../testing';
import { loopWatch } from './loop-watch';

const { open, verify, answer, annul, order, rectify, check, checkOrder } = loopActs;
const RECORDED_AT = '2026-03-11T01:00:00.000Z';
const RATING = 'rating-r1';
const ORDER = `ratingOrder-${ORDER_ID}`;

type Follows = Readonly<Record<string, ((event: unknown) => readonly Reaction[]) | undefined>>;

/** What the last fact of a story leads to. */
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

describe('the watch over loops', () => {
  it('opens one for a bad rating, when it is told, and none for a good one', () => {
    expect(afterLast(new LoopStory())).toEqual([now(RATING, 'OpenLoop')]);
    expect(afterLast(new LoopStory({ level: 'fairlySatisfied' }))).toEqual([]);
  });

  it('looks at each step when its limit ends, also where it has moved', () => {
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

  it('looks at an order at once, for its rating may be void by now, and when its limit ends', () => {
    expect(afterLast(ordered())).toEqual([
      now(ORDER, 'CheckOrder'),
      timer(ORDER, 'CheckOrder', '2026-03-20T16:00:00.000Z'),
    ]);
    expect(afterLast(ordered().when(annul('2026-03-16')))).toEqual([now(ORDER, 'CheckOrder')]);
    expect(afterLast(opened().when(annul('2026-03-16')))).toEqual([]);
  });

  it('asks nothing after what is overdue, or was done for good', () => {
    expect(afterLast(opened().when(check('2026-03-12T16:00:00.000Z')))).toEqual([]);
    expect(afterLast(ordered().when(checkOrder('2026-03-20T16:00:00.000Z')))).toEqual([]);
  });
});

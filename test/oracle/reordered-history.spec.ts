import { expectedLines } from './compare';
import { dayOf } from './days';
import { Docket } from './docket';
import { BEGIN, END, writeHistory } from './generate';
import type { History } from './history';
import { itemsOf } from './items';
import { kindsThatAreOn } from './kinds';
import { reportedInAnotherOrder } from './reordered-history';

const docketAt = ({ item, acts }: History, now: number): Docket => {
  const docket = new Docket(item, BEGIN);
  for (const act of acts) if (act.told <= now) docket.tells(act);
  docket.comes(now);
  return docket;
};

/** The final state; warnings given meanwhile depend on what was known then. */
const standing = (history: History) =>
  expectedLines(docketAt(history, END)).filter((line) => !/^card warning|, revoked$/.test(line));

describe('opinions of one stage, reported in another order with a proof of when they were given', () => {
  const kinds = new Set(kindsThatAreOn);
  const items = itemsOf(5, kinds);
  const pairs = Array.from({ length: 250 }, (_, index) => writeHistory(5, index, items, kinds)).flatMap((history) => {
    const twin = reportedInAnotherOrder(history);
    return twin === null ? [] : [{ history, twin }];
  });

  /**
   * A branch whose own proof shows an opinion reported after its stage's time keeps the card of the case: there the order
   * matters.
   */
  const isToldInTime = ({ history, twin }: (typeof pairs)[number]): boolean => {
    const moved = twin.acts.find((act) => !history.acts.includes(act));
    if (moved?.kind !== 'opine') return false;
    const { world } = docketAt(history, END);
    const stage = world.branches.find(({ branch }) => branch.id === moved.branch)?.stage;
    const ends = world.branches.filter((each) => each.stage === stage).map((each) => world.branchEnd(each, false));
    return Math.max(...ends.map((end) => end ?? Number.POSITIVE_INFINITY)) >= dayOf(moved.told);
  };

  it('leave the same cards for the same respondents, and the same used days', () => {
    const inTime = pairs.filter(isToldInTime);
    expect(inTime.length).toBeGreaterThan(3);
    for (const { history, twin } of inTime) {
      expect({ index: history.index, lines: standing(twin) }).toEqual({
        index: history.index,
        lines: standing(history),
      });
    }
  });
});

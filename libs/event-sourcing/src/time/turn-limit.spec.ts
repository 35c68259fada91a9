import { setImmediate as nextTurn } from 'node:timers/promises';
import { TurnLimit } from './turn-limit';

/** How many have begun by the end of each turn of the event loop. */
async function begunByTurn(limit: TurnLimit, calls: number, turns: number): Promise<readonly number[]> {
  let begun = 0;
  const begin = async (): Promise<void> => {
    while (!limit.begin()) await limit.nextTurn();
    begun += 1;
  };
  for (let call = 0; call < calls; call++) void begin();
  const counts: number[] = [];
  for (let turn = 0; turn < turns; turn++) {
    for (let step = 0; step < 10; step++) await Promise.resolve();
    counts.push(begun);
    await nextTurn();
  }
  return counts;
}

describe('a limit per turn of the event loop', () => {
  it('lets other work run in between, and all calls begin eventually', async () => {
    expect(await begunByTurn(new TurnLimit(3), 8, 4)).toEqual([3, 6, 8, 8]);
  });

  it('delays no call below the limit', async () => {
    expect(await begunByTurn(new TurnLimit(3), 3, 1)).toEqual([3]);
  });

  it('counts from zero in each turn, whether a call waited for it or not', async () => {
    const limit = new TurnLimit(2);
    await begunByTurn(limit, 1, 1);
    expect(await begunByTurn(limit, 2, 1)).toEqual([2]);
  });
});

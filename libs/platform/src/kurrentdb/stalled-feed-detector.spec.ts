import { StalledFeedDetector } from './stalled-feed-detector';

/** A feed with these heartbeat counts, and a log with these heads, check by check. */
function watch(signs: number[], heads: (bigint | Error)[]) {
  let count = 0;
  const news = async () => {
    count += signs.shift() ?? 0;
  };
  const feed = { news, heartbeats: () => count, over: () => null };
  const find = async () => {
    const head = heads.shift();
    if (typeof head === 'bigint') return head;
    throw head ?? new Error('asked once too often');
  };
  return new StalledFeedDetector(feed, { find }, 1, new AbortController().signal);
}

async function verdicts(looks: number, signs: number[], heads: (bigint | Error)[]): Promise<readonly string[]> {
  const silence = watch(signs, heads);
  const told: string[] = [];
  for (let n = 0; n < looks; n++) told.push(String(await silence.stalled(5n)));
  return told;
}

const dead = 'CallFailed: the subscription is stalled at 5 of 9';

it('a log that ends where the feed is, is quiet', async () => {
  expect(await verdicts(3, [], [5n, 5n, 5n])).toStrictEqual(['null', 'null', 'null']);
});

it('a feed behind the head in one check may be about to deliver, in two it is dead', async () => {
  expect(await verdicts(2, [], [9n, 9n])).toStrictEqual(['null', dead]);
  expect(await verdicts(4, [0, 1, 0, 0], [9n, 9n, 9n])).toStrictEqual(['null', 'null', 'null', dead]);
});

it('a feed with heartbeats is alive, however far the log is ahead', async () => {
  expect(await verdicts(3, [1, 1, 1], [])).toStrictEqual(['null', 'null', 'null']);
});

it('a server that cannot be reached twice in a row is down', async () => {
  const away = new Error('away');
  expect(await verdicts(2, [], [away, away])).toStrictEqual(['null', 'Error: away']);
  expect(await verdicts(3, [], [away, 5n, away])).toStrictEqual(['null', 'null', 'null']);
});

import { HealthProbe } from './health-probe';

const errors: unknown[] = [];
const lookOf = (look: () => Promise<string>, waited: number[] = []) =>
  new HealthProbe({
    look,
    otherwise: 'unreadable',
    onError: (error) => errors.push(error),
    pause: async (ms) => {
      waited.push(ms);
      await new Promise(setImmediate);
    },
  });

it('is shared by all concurrent callers, and repeated for the next one', async () => {
  let looks = 0;
  const shared = lookOf(async () => `look ${++looks}`);
  expect(await Promise.all([shared.probe(), shared.probe()])).toStrictEqual(['look 1', 'look 1']);
  expect(await shared.probe()).toBe('look 2');
});

it('of a store that hangs is abandoned in less than a second, and no second one is begun', async () => {
  let looks = 0;
  let answer: (health: string) => void = () => {};
  const waited: number[] = [];
  const shared = lookOf(() => {
    looks += 1;
    return new Promise((resolve) => {
      answer = resolve;
    });
  }, waited);
  expect([await shared.probe(), await shared.probe(), looks]).toStrictEqual(['unreadable', 'unreadable', 1]);
  expect(Math.max(...waited)).toBeLessThan(1_000);
  answer('there');
  await new Promise(setImmediate);
  const last = shared.probe();
  answer('there again');
  expect([await last, looks]).toStrictEqual(['there again', 2]);
});

it.each([
  ['in time', () => Promise.reject(new Error('no server'))],
  [
    'immediately',
    () => {
      throw new Error('no server');
    },
  ],
])('that fails %s reports it, and is repeated', async (_, fail) => {
  errors.length = 0;
  const shared = lookOf(fail);
  expect([await shared.probe(), await shared.probe()]).toStrictEqual(['unreadable', 'unreadable']);
  expect(errors).toStrictEqual([new Error('no server'), new Error('no server')]);
});

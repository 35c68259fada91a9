import { retryIfDisconnected } from './retry-if-disconnected';

const hangUp = (): Error => Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });

/** Fails with these errors, one after the other, and then succeeds. */
async function tried(...errors: readonly Error[]) {
  const said: string[] = [];
  const left = [...errors];
  let runs = 0;
  const run = (): Promise<string> => {
    runs++;
    const error = left.shift();
    return error === undefined ? Promise.resolve('came out') : Promise.reject(error);
  };
  const outcome = await retryIfDisconnected(run, (why) => said.push(why)).catch((error: Error) => error.message);
  return { outcome, runs, said };
}

describe('work interrupted by a broken connection', () => {
  it('is run once more, and that is reported', async () => {
    expect(await tried(hangUp())).toEqual({ outcome: 'came out', runs: 2, said: ['socket hang up'] });
  });

  it('is not run a third time', async () => {
    expect(await tried(hangUp(), hangUp())).toEqual({ outcome: 'socket hang up', runs: 2, said: ['socket hang up'] });
  });

  it('is the only work that is retried: any other failure is a result', async () => {
    const refused = new Error('POST /v1/applications: 500');
    expect(await tried(refused)).toEqual({ outcome: refused.message, runs: 1, said: [] });
  });
});

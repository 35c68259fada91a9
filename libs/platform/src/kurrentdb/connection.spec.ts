import { StoreUnavailable } from '../storage-errors';
import { Connection } from './connection';
import { CallFailed, type FailureKind, type LogClient } from './log-client';
import { serverAddress } from './server-address';
import { SHORT_TIMINGS } from './testing/fake-namespace';

/** Clients that each fail permanently in their own way, or answer with their number. */
function connection(...failures: (FailureKind | null)[]) {
  const closed: number[] = [];
  let made = 0;
  const connect = (): LogClient => {
    const number = made++;
    const kind = failures[number] ?? null;
    const serverVersion = async () => {
      if (kind !== null) throw new CallFailed(kind, 'stuck');
      return String(number);
    };
    const unused = () => Promise.reject(new Error('not asked here'));
    const close = async () => void closed.push(number);
    const follow = () => {
      throw new Error('not asked here');
    };
    return {
      serverVersion,
      append: unused,
      readStream: unused,
      readLogBackwards: unused,
      lastOf: unused,
      follow,
      close,
    };
  };
  const address = serverAddress('esdb://127.0.0.1:2113?tls=false');
  const options = { address, connect, timings: SHORT_TIMINGS, wait: async () => {} };
  return { asking: new Connection(options), closed };
}

const version = (client: LogClient) => client.serverVersion();

it('uses another client if one is stuck, as it can be after an outage', async () => {
  const { asking, closed } = connection('unsent', 'unclear', null);
  expect(await asking.ask(version)).toBe('2');
  expect(await asking.ask(version)).toBe('2');
  expect(closed).toStrictEqual([0, 1]);
});

it('lets the other calls of a client finish before it closes it', async () => {
  const { asking, closed } = connection('unsent', null);
  let finish: (answer: string) => void = () => {};
  const slow = asking.attempt(
    () =>
      new Promise<string>((resolve) => {
        finish = resolve;
      }),
  );
  expect(await asking.ask(version)).toBe('1');
  expect(closed).toStrictEqual([]);
  finish('done');
  expect([await slow, closed]).toStrictEqual(['done', [0]]);
});

it('keeps a client whose answer was definite', async () => {
  const { asking, closed } = connection('refused', null);
  await expect(asking.ask(version)).rejects.toThrow(CallFailed);
  await expect(asking.ask(version)).rejects.toThrow(CallFailed);
  expect(closed).toStrictEqual([]);
});

it('makes no call after it is closed', async () => {
  const { asking, closed } = connection(null);
  await asking.close();
  await expect(asking.ask(version)).rejects.toThrow(StoreUnavailable);
  expect(closed).toStrictEqual([0]);
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CheckpointConflict, Rejection, RevisionConflict, UnknownOutcome } from '@sealtrail/event-sourcing';
import { StorageFull, StoreUnavailable } from '../storage-errors';
import { WorkerCalls } from './worker-calls';
import { workerFile } from './worker-file';

type Api = {
  double(n: number): number;
  together(n: number): number;
  busy(ms: number): void;
  fail(name: string): never;
  die(how: string): never;
  say(news: string): void;
};

const compiled = (name: string) => JSON.stringify(workerFile(__dirname, name));
const kernel = JSON.stringify(workerFile(join(__dirname, '../../../event-sourcing/src'), 'index'));

const closed = {
  code: 'item.closed',
  parameters: { by: 'li' },
  errors: [{ pointer: '/at', code: 'item.too-late', parameters: { until: '2026-02-28' } }],
};

const worker = () => `
const { answerCalls, attempt } = require(${compiled('answer-calls')});
const kernel = require(${kernel});
const { StorageFull } = require(${compiled('../storage-errors')});
const errors = {
  Rejection: kernel.rejectedAgain(${JSON.stringify(closed)}),
  RevisionConflict: new kernel.RevisionConflict('item-1', -1n, 7n),
  CheckpointConflict: new kernel.CheckpointConflict('moved'),
  UnknownOutcome: new kernel.UnknownOutcome('perhaps'),
  StorageFull: new StorageFull('full'),
  TypeError: new TypeError('bug'),
};
let size = 0;
answerCalls((data, tell) => {
  if (data === 'refuse') throw new Error('cannot start: ' + data);
  return {
    api: {
      double: (n) => 2 * n,
      together: () => size,
      busy: (ms) => { Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms); },
      fail: (name) => { throw errors[name]; },
      die: (how) => { if (how === 'exit') process.exit(3); errors.fatal = new Error('disk I/O error'); },
      say: (news) => tell(news),
    },
    commitTogether: (tasks) => {
      size = tasks.length;
      const attempts = tasks.map(attempt);
      if (errors.fatal) throw errors.fatal;
      return attempts;
    },
    close: () => {},
  };
});
`;

let folder: string;
let file: string;
let calls: WorkerCalls<Api>;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sealtrail-worker-'));
  file = join(folder, 'worker.js');
  writeFileSync(file, worker());
});
afterEach(() => calls.close());
afterAll(() => rmSync(folder, { recursive: true }));

it('answers calls, and gathers those that arrived while it was busy', async () => {
  calls = await WorkerCalls.start<Api>(file, 'go');
  expect(await calls.call('double', 21)).toBe(42);
  const busy = calls.call('busy', 100);
  const sizes = await Promise.all(Array.from({ length: 600 }, (_, n) => calls.call('together', n)));
  await busy;
  expect(Math.max(...sizes)).toBe(256);
});

it('answers together no more calls than the byte limit allows', async () => {
  calls = await WorkerCalls.start<Api>(file, 'go');
  const busy = calls.call('busy', 100);
  const sizes = await Promise.all(Array.from({ length: 100 }, (_, n) => calls.call('together', n, 300_000)));
  await busy;
  // Four of them exceed one mebibyte; the call that kept the worker busy may have been answered with them.
  expect([4, 5]).toContain(Math.max(...sizes));
});

it('restores errors with their class', async () => {
  calls = await WorkerCalls.start<Api>(file, 'go');
  const thrown = (name: string) => calls.call('fail', name).catch((error: unknown) => error);
  const rejection = await thrown('Rejection');
  expect(rejection).toBeInstanceOf(Rejection);
  expect(rejection).toMatchObject(closed);
  expect(await thrown('RevisionConflict')).toBeInstanceOf(RevisionConflict);
  expect(await thrown('RevisionConflict')).toMatchObject({ stream: 'item-1', expected: -1n, actual: 7n });
  expect(await thrown('CheckpointConflict')).toBeInstanceOf(CheckpointConflict);
  expect(await thrown('UnknownOutcome')).toBeInstanceOf(UnknownOutcome);
  expect(await thrown('StorageFull')).toBeInstanceOf(StorageFull);
  expect(await thrown('TypeError')).toMatchObject({ name: 'TypeError', message: 'bug' });
});

it('reports why it did not start', async () => {
  await expect(WorkerCalls.start(file, 'refuse')).rejects.toThrow('cannot start: refuse');
});

it.each(['exit', 'throw'])('leaves calls unknown that it did not answer before its %s, and signals it', async (how) => {
  calls = await WorkerCalls.start<Api>(file, 'go');
  const unanswered = await Promise.allSettled([
    calls.call('double', 1),
    calls.call('die', how),
    calls.call('double', 2),
  ]);
  const unknown = unanswered.filter((one) => one.status === 'rejected' && one.reason instanceof UnknownOutcome);
  expect(unknown.length).toBeGreaterThanOrEqual(2);
  expect((await calls.fatal).message).toMatch(how === 'exit' ? /ended with code 3/ : /disk I\/O error/);
  await expect(calls.call('double', 3)).rejects.toBeInstanceOf(StoreUnavailable);
});

it('answers pending calls before it closes, and accepts none afterwards', async () => {
  calls = await WorkerCalls.start<Api>(file, 'go');
  const asked = Promise.all([1, 2, 3].map((n) => calls.call('double', n)));
  await calls.close();
  expect(await asked).toEqual([2, 4, 6]);
  await expect(calls.call('double', 4)).rejects.toBeInstanceOf(StoreUnavailable);
});

it('receives messages of the worker', async () => {
  const heard: unknown[] = [];
  calls = await WorkerCalls.start<Api>(file, 'go', (news) => heard.push(news));
  await calls.call('say', 'moved');
  await calls.close();
  expect(heard).toEqual(['moved']);
});

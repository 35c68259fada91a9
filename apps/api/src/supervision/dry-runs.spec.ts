import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Controller, HttpCode, Module, Post, Req, Res, type StreamableFile } from '@nestjs/common';
import type { DryRunStep } from '@sealtrail/supervision';
import { Access } from '../access/access.decorator';
import { type AuthenticatedRequest, type Caller, CurrentCaller } from '../http/caller';
import { HttpModule } from '../http/http.module';
import { otherResponse } from '../http/route-responses';
import { authorizationOf, HttpHost } from '../http/testing/http-host';
import { DryRuns, RUN_MS_MAX } from './dry-runs';

const supervisor = { role: 'supervisor' } as const;
const callers = { k1: supervisor, k2: supervisor, k3: supervisor, k4: supervisor, k5: supervisor };
type Who = keyof typeof callers;

/** A few hundred lines of it fill the buffers of a connection. */
const LONG = 'x'.repeat(20_000);
const JSON_BODY = 'Content-Type: application/json';
const CASES_MAX = 100_000;

/** What a run is asked to do, and what it has done. */
const toy = {
  cases: CASES_MAX,
  failsAt: Number.POSITIVE_INFINITY,
  before: async (): Promise<void> => {},
  msPerCase: 0,
  taken: 0,
  running: 0,
  closeListeners: new Set<number>(),
};

async function* steps(response: ServerResponse): AsyncGenerator<DryRunStep> {
  toy.running += 1;
  try {
    yield { type: 'started', total: toy.cases };
    for (let done = 1; done <= toy.cases; done += 1) {
      toy.taken += 1;
      toy.closeListeners.add(response.listenerCount('close'));
      if (done === toy.failsAt) throw new Error('a case that no rule can judge');
      yield { type: 'case', done, differences: [{ number: LONG } as never] };
    }
    yield { type: 'finished', cases: toy.cases, casesChanged: toy.cases, counts: {} as never, incomplete: 0 };
  } finally {
    toy.running -= 1;
  }
}

@Controller()
class ToyRunsController {
  constructor(private readonly runs: DryRuns) {}

  @Post('v1/toy-runs')
  @HttpCode(200)
  @Access({
    roles: ['supervisor'],
    scope: 'anyKey',
    summary: { zh: '试算', en: 'a dry run' },
    response: otherResponse(),
    problems: ['dry-run.running', 'server.overloaded'],
  })
  run(
    @CurrentCaller() caller: Caller,
    @Req() request: AuthenticatedRequest,
    @Res({ passthrough: true }) { raw }: { readonly raw: ServerResponse },
  ): Promise<StreamableFile> {
    return this.runs.stream(caller, request, async () => {
      await toy.before();
      return steps(raw);
    });
  }
}

@Module({ imports: [HttpModule], controllers: [ToyRunsController], providers: [DryRuns] })
class ToyRunsModule {}

describe('dry runs', () => {
  const host = new HttpHost({ now: '2026-03-02T01:00:00.000Z', callers, modules: [ToyRunsModule] });
  let port: number;
  beforeAll(async () => {
    await host.open();
    port = await host.listen();
  });
  afterAll(() => host.close());
  beforeEach(() =>
    Object.assign(toy, {
      cases: CASES_MAX,
      failsAt: Number.POSITIVE_INFINITY,
      before: async () => {},
      taken: 0,
      closeListeners: new Set(),
    }),
  );
  afterEach(() => {
    jest.useRealTimers();
    expect(toy.running).toBe(0);
  });

  const asked = (who: Who): Socket => {
    const socket = connect(port, '127.0.0.1').on('error', () => {});
    const headers = ['Host: x', `Authorization: ${authorizationOf(who)}`, JSON_BODY, 'Content-Length: 2'];
    socket.write(['POST /v1/toy-runs HTTP/1.1', ...headers, '', '{}'].join('\r\n'));
    return socket;
  };
  /** A run that is under way, of whose lines nobody takes more than the first. */
  const opened = async (who: Who): Promise<Socket> => {
    const socket = asked(who);
    await once(socket, 'readable');
    const begun = socket.read() as Buffer;
    expect(begun.toString('latin1', 0, 12)).toBe('HTTP/1.1 200');
    socket.unshift(begun);
    return socket;
  };
  const answerTo = (who: Who) => host.send('POST', 'toy-runs', {}, who);
  const statusOf = async (who: Who): Promise<number> => {
    toy.cases = 1;
    return (await answerTo(who)).statusCode;
  };
  const eventually = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
    while (!(await holds())) await nextTurn();
  };
  /** Nobody takes its lines: it has come to rest when it takes no further step. */
  const atRest = async (): Promise<void> => {
    for (let [before, turns] = [-1, 0]; turns < 200; turns += 1, before = toy.taken) {
      await nextTurn();
      if (toy.taken !== before) turns = 0;
    }
  };

  it('computes no further than its lines are taken, and adds no listener for any of them', async () => {
    const socket = await opened('k1');
    await atRest();
    expect(toy.taken).toBeLessThan(CASES_MAX / 2);
    const [before] = [toy.taken];
    socket.on('data', () => {});
    await eventually(() => toy.taken > before + 500);
    socket.destroy();
    await eventually(() => toy.running === 0);
    expect(Math.max(...toy.closeListeners)).toBeLessThanOrEqual(10);
  });

  it('is cancelled by who closes the connection: it takes no further step, and its place is free', async () => {
    const socket = await opened('k1');
    await atRest();
    expect(await statusOf('k1')).toBe(429);
    const { taken } = toy;
    socket.destroy();
    await eventually(() => toy.running === 0);
    expect(toy.taken).toBe(taken);
    await eventually(async () => (await statusOf('k1')) === 200);
  });

  it('of who is gone before its first line gives its place back and takes no step', async () => {
    const socket = asked('k1');
    await new Promise<void>((begun) => {
      toy.before = async () => {
        toy.before = async () => {};
        socket.destroy();
        await once(socket, 'close');
        for (let turn = 0; turn < 100; turn += 1) await nextTurn();
        begun();
      };
    });
    await eventually(async () => (await statusOf('k1')) === 200);
    expect(toy.taken).toBe(1);
  });

  it('are four at once in a process, whoever asks', async () => {
    const held = [await opened('k1'), await opened('k2'), await opened('k3'), await opened('k4')];
    const refused = await answerTo('k5');
    expect([refused.statusCode, refused.headers['retry-after'], refused.json<{ code: string }>().code]).toEqual([
      503,
      expect.stringMatching(/^\d+$/),
      'server.overloaded',
    ]);
    held[2]?.destroy();
    await eventually(() => toy.running === 3);
    // A refusal has taken nothing of the key's own.
    await eventually(async () => (await statusOf('k5')) === 200);
    for (const socket of held) socket.destroy();
    await eventually(() => toy.running === 0);
  });

  it('is cut after its longest time, and leaves its place', async () => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask', 'Date', 'performance'] });
    const socket = await opened('k1');
    await atRest();
    jest.advanceTimersByTime(RUN_MS_MAX - 1);
    await atRest();
    expect([toy.running, await statusOf('k1')]).toEqual([1, 429]);
    jest.advanceTimersByTime(1);
    await eventually(() => toy.running === 0);
    const told = await new Promise<string>((resolve) => {
      let all = '';
      socket.on('data', (data) => (all += String(data))).once('close', () => resolve(all));
    });
    expect(told).not.toContain('"type":"result"');
    await eventually(async () => (await statusOf('k1')) === 200);
  });

  it('that fails half way is reset: what was told does not look whole', async () => {
    Object.assign(toy, { cases: 5, failsAt: 3 });
    const socket = asked('k1');
    const told = await text(socket).catch((error: NodeJS.ErrnoException) => error.code ?? '');
    expect(told).not.toContain('"type":"result"');
    expect(told).not.toMatch(/\r\n0\r\n\r\n$/);
    await eventually(async () => (await statusOf('k1')) === 200);
  });

  it('tells every second how far it is, and how long it will take', async () => {
    Object.assign(toy, { cases: 6, msPerCase: 400 });
    const begun = performance.now();
    const time = jest.spyOn(performance, 'now').mockImplementation(() => begun + toy.taken * toy.msPerCase);
    const { body } = await answerTo('k1');
    time.mockRestore();
    const lines = body
      .trim()
      .split('\n')
      .map((one) => JSON.parse(one) as { type: string });
    expect(lines.filter(({ type }) => type === 'progress')).toEqual([
      { type: 'progress', done: 0, total: 6, remainingMs: null },
      { type: 'progress', done: 3, total: 6, remainingMs: 1_200 },
      { type: 'progress', done: 6, total: 6, remainingMs: 0 },
    ]);
    expect(lines.at(-1)).toMatchObject({ type: 'result', cases: 6 });
  });
});

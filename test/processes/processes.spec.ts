import { viewNames } from '@sealtrail/contexts';
import { FakeKurrentDb } from '@sealtrail/platform/testing';
import type { Worker } from '../crash-servers/worker';
import { MongoDouble } from '../mongo-double/mongo-double';
import { done } from '../stories/office';
import { becomes, Deployment } from './deployment';

const VIEWS = viewNames.length;
/** The number that each of two workers holds, also if the total is odd. */
const HALF = [Math.floor(VIEWS / 2), Math.ceil(VIEWS / 2)];
const PARTS = 16;

const food = {
  name: '食品经营许可',
  kind: 'licence',
  class: 'promised',
  handler: 'li',
  department: 'market',
  statutory: { days: 20, unit: 'workingDay' },
  promised: { days: 10, unit: 'workingDay' },
};

/** The real processes, with a fake KurrentDB and a double of MongoDB: tests how they work together. */
describe('several processes', () => {
  let events: FakeKurrentDb;
  let documents: MongoDouble;
  let town: Deployment;
  let api: Worker;
  let other: Worker;
  let first: Worker;
  let reactor: Worker;
  let clerk: string;

  beforeAll(async () => {
    events = await FakeKurrentDb.start();
    documents = await MongoDouble.start();
    town = new Deployment({ kurrentdb: events.url, mongodb: documents.url });
    [api, other, first, reactor] = await Promise.all([
      town.start('api'),
      town.start('api'),
      town.start('projector'),
      town.start('reactor'),
    ]);
    await put('/v1/departments/market', { name: '市场局', region: '230900', level: 'city' });
    const official = { name: '李', posts: ['officer'], mandates: [{ from: '2020-01-01' }] };
    await put('/v1/departments/market/officials/li', official);
    await put('/v1/items/food', food);
    const wish = { name: 'clerk', role: 'officer', department: 'market' };
    const { body } = await town.requests(api).post('/v1/api-keys', wish).expect(201);
    clerk = (body as { key: string }).key;
  });

  afterAll(async () => {
    await town.end();
    await documents.close();
    events.stop();
  });

  const put = (path: string, body: object) => done(town.requests(api).put(path, body));

  /** Files a case, and returns its id and position in the log. */
  const file = async (at: Worker, key = `k-${Math.random()}`, item = 'food') => {
    const applicant = { kind: 'person', name: '李某', idType: 'residentId', idNumber: '11010519491231002X' };
    const body = { item, applicant, channel: 'window', officer: 'li' };
    const answer = await done(town.requests(at).post('/v1/applications', body, clerk).set('Idempotency-Key', key));
    return { id: (answer.body as { id: string }).id, position: answer.headers['sealtrail-position'] as string };
  };

  /** The case, read at a minimum position; retried while the views are behind. */
  const seen = async (at: Worker, { id, position }: { id: string; position: string }): Promise<unknown> => {
    let found: unknown = null;
    await becomes(`the views show ${id}`, async () => {
      const answer = await town
        .requests(at)
        .get(`/v1/applications/${id}`, clerk)
        .set('Sealtrail-Min-Position', position);
      found = answer.body;
      return answer.status === 200;
    });
    return found;
  };

  const held = async (worker: Worker): Promise<number> =>
    (await worker.health<{ readonly work: readonly string[] }>()).work.length;

  it('show through one what was sent to another, with keys that both accept', async () => {
    await becomes('the other api knows the key', async () => {
      const { status } = await town.requests(other).get('/v1/applications', clerk);
      return status === 200;
    });
    const filed = await file(api);
    expect(await seen(other, filed)).toMatchObject({ applicationId: filed.id });
  });

  it('give a repeated request the same result, whichever of them gets it', async () => {
    const [a, b] = await Promise.all([file(api, 'once'), file(other, 'once').catch(() => file(other, 'once'))]);
    expect(b).toEqual(a);
    expect(await file(other, 'once')).toEqual(a);
  });

  it('move work to one that joins, and take over from one that is killed', async () => {
    await becomes('one projector has every view', async () => (await held(first)) === VIEWS);
    const second = await town.start('projector');
    await becomes('both have half', async () => HALF.includes(await held(second)));
    await becomes('nobody has more', async () => HALF.includes(await held(first)));
    await seen(api, await file(api));
    await second.kill();
    const filed = await file(api);
    expect(await seen(other, filed)).toMatchObject({ applicationId: filed.id });
    await becomes('the first has all again', async () => (await held(first)) === VIEWS);
  });

  it('continue without one that is paused, which stops when it resumes', async () => {
    await becomes('one reactor has every part', async () => (await held(reactor)) === PARTS);
    const second = await town.start('reactor');
    await becomes('both have half', async () => (await held(second)) === PARTS / 2);
    second.pause();
    await becomes('the first has all again', async () => (await held(reactor)) === PARTS);
    second.wake();
    await becomes('they share again', async () => (await held(second)) === PARTS / 2);
    await becomes('nobody has more', async () => (await held(reactor)) === PARTS / 2);
    expect(await second.stop()).toBe(0);
  });

  it('apply a change of a calendar to the cases of a region below it', async () => {
    await put('/v1/calendars/city', { region: '230900', parent: 'cn-national' });
    await put('/v1/items/local', { ...food, calendar: 'city' });
    const filed = await file(api, 'local', 'local');
    const firstCheck = async () => (await seen(other, filed)) as { readonly firstCheck: { readonly date: string } };
    const { date } = (await firstCheck()).firstCheck;
    await put(`/v1/calendars/cn-national/days/${date}`, { working: false, reason: '雪灾停工' });
    await becomes('the limit has moved', async () => (await firstCheck()).firstCheck.date > date);
  });

  it('rebuild a view on request of the console, while it answers queries', async () => {
    const filed = await file(api);
    const before = await seen(api, filed);
    const rebuilt = await town.cli('rebuild', 'applications.v4');
    expect(rebuilt).toMatchObject({ code: 0, said: expect.stringContaining('generation 2 is live now') });
    expect(await seen(api, filed)).toEqual(before);
    expect((await town.cli('views')).said).toMatch(/^applications\.v4 +2 /m);
    expect(await town.cli('rebuild', 'applications.v4', '--back')).toMatchObject({ code: 0 });
    expect(await seen(api, filed)).toEqual(before);
  });

  it('accept a key created by the console at once', async () => {
    const made = await town.cli('key');
    const key = /^ {2}(stl_\S+)$/m.exec(made.said)?.[1] ?? '';
    expect([made.code, key]).toEqual([0, expect.stringMatching(/^stl_/)]);
    await becomes('the api knows it', async () => (await town.requests(api).get('/v1/api-keys', key)).status === 200);
  });

  it('report tasks without a worker', async () => {
    type Health = { reasons: { code: string; parameters: { task?: string } }[] };
    const reasons = async () =>
      (await api.health<Health>()).reasons.map(({ code, parameters }) => [code, parameters.task]);
    const unattended = async (task: string) =>
      (await reasons()).some(([code, named]) => code === 'work.unattended' && named === task);
    await becomes('the api finds nothing wrong', async () => (await reasons()).length === 0);
    expect(await reactor.stop()).toBe(0);
    await becomes('it does', () => unattended('reactors/0'));
    expect(await unattended('views/cards.v4')).toBe(false);
  });

  it('shut down cleanly', async () => {
    expect(await Promise.all([api, other, first].map((worker) => worker.stop()))).toEqual([0, 0, 0]);
    expect(documents.refusals).toEqual([]);
  });
});

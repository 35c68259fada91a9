import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog, DataFolder, noInstruments, readSettings } from '@sealtrail/platform';
import { FakeKurrentDb } from '@sealtrail/platform/testing';
import { openDrivers } from '../../apps/standalone/src/open-drivers';
import { startStandalone } from '../../apps/standalone/src/standalone';
import { type ApiRequests, apiRequests } from '../api-requests';
import { MongoDouble } from '../mongo-double/mongo-double';
import { done } from '../stories/office';
import { becomes } from './deployment';

/** At most this many cases are recalculated at once. */
const AT_ONCE = 8;
/** Number of moved limits when a command of another caller is sent. */
const BEGUN = 10;
const START_MAX_MS = 240_000;

type Event = { readonly type: string; readonly data: object };
type Closing = { close(): Promise<void> | void };

/** A server in this process: what a recalculation appends passes through here. */
class Town {
  /** The recalculations that are at their end, each by its stream, with the day that changed. */
  private readonly ended = new Map<string, unknown>();
  /** Called for every change of the limits of a case; `true`: its append is held until {@link release}. */
  onMove: (stream: string) => boolean = () => false;
  private readonly held: (() => void)[] = [];
  private readonly closing: Closing[] = [];
  requests: ApiRequests = apiRequests('', '');

  async start(onServers: boolean): Promise<void> {
    const dataDir = mkdtempSync(join(tmpdir(), 'sealtrail-recalculation-'));
    this.closing.push({ close: () => rmSync(dataDir, { recursive: true }) });
    const servers = onServers ? await this.startServers() : [];
    const settings = readSettings(['--port', '0', '--data-dir', dataDir, ...servers], {});
    const [log, instruments] = [createLog('silent'), noInstruments()];
    const drivers = await openDrivers(settings, DataFolder.open(dataDir, null), instruments.metrics, log);
    const append = drivers.events.append.bind(drivers.events);
    drivers.events.append = async (write) => {
      if (this.holds(write.stream, write.events)) await new Promise<void>((resolve) => this.held.push(resolve));
      return append(write);
    };
    const options = { ...settings, adminKey: null, tokenIssuers: [], instruments };
    const standalone = await startStandalone(options, drivers, log);
    this.closing.push({ close: () => standalone.stop() });
    this.requests = apiRequests(standalone.url, standalone.firstKey ?? '');
  }

  /** How many recalculations after a change of this day are at their end; the first start brings others. */
  finished(date: string): number {
    return [...this.ended.values()].filter((day) => day === date).length;
  }

  release(): void {
    for (const resolve of this.held.splice(0)) resolve();
  }

  async stop(): Promise<void> {
    this.release();
    for (const one of this.closing.reverse()) await one.close();
  }

  private async startServers(): Promise<readonly string[]> {
    const events = await FakeKurrentDb.start();
    this.closing.push({ close: () => events.stop() });
    const documents = await MongoDouble.start();
    this.closing.push(documents);
    return ['--kurrentdb-url', events.url, '--mongodb-url', documents.url];
  }

  private holds(stream: string, events: readonly Event[]): boolean {
    for (const { type, data } of events)
      if (type === 'SweepFinished') this.ended.set(stream, 'date' in data && data.date);
    return events.some(({ type }) => type === 'LimitsMoved') && this.onMove(stream);
  }
}

describe.each([
  ['with files', false, 200],
  ['with both servers', true, 16],
])('a recalculation of many cases, %s,', (_, onServers, count) => {
  let town: Town;
  let clerk: string;
  let date: string;
  const ids: string[] = [];

  beforeAll(async () => {
    town = new Town();
    await town.start(onServers);
    const { requests } = town;
    await done(requests.put('/v1/departments/market', { name: '市场局', region: '230900', level: 'city' }));
    const official = { name: '李', posts: ['officer'], mandates: [{ from: '2020-01-01' }] };
    await done(requests.put('/v1/departments/market/officials/li', official));
    const item = { name: '食品经营许可', kind: 'licence', class: 'promised', handler: 'li', department: 'market' };
    const limits = { statutory: { days: 20, unit: 'workingDay' }, promised: { days: 10, unit: 'workingDay' } };
    await done(requests.put('/v1/items/food', { ...item, ...limits }));
    const wish = { name: 'clerk', role: 'officer', department: 'market' };
    clerk = ((await done(requests.post('/v1/api-keys', wish))).body as { key: string }).key;
    while (ids.length < count) ids.push(await filed(`case-${ids.length}`));
    await becomes('every case is in the views', async () => (await seen(ids.at(-1) ?? '')) !== null);
    ({ date } = ((await seen(ids.at(-1) ?? '')) as { firstCheck: { date: string } }).firstCheck);
  }, START_MAX_MS);

  afterAll(() => town.stop());

  /** A busy machine may answer that it was too slow, and nothing was saved. */
  const filed = async (key: string): Promise<string> => {
    const applicant = { kind: 'person', name: '李某', idType: 'residentId', idNumber: '11010519491231002X' };
    const wish = { item: 'food', applicant, channel: 'window', officer: 'li' };
    let id = '';
    await becomes('the case is filed', async () => {
      const answer = await town.requests.post('/v1/applications', wish, clerk).set('Idempotency-Key', key);
      ({ id } = answer.body as { id: string });
      return answer.status === 201;
    });
    return id;
  };

  /** The case; `null` while the views are behind the position. */
  const seen = async (id: string, position = '0'): Promise<unknown> => {
    const answer = await town.requests.get(`/v1/applications/${id}`, clerk).set('Sealtrail-Min-Position', position);
    return answer.status === 200 ? answer.body : null;
  };

  const visit = async (id: string): Promise<string> => {
    const { headers } = await done(town.requests.post(`/v1/applications/${id}/visits`, { officer: 'li' }, clerk));
    return headers['sealtrail-position'] as string;
  };

  const list = () => done(town.requests.get('/v1/applications', clerk));

  const declare = async (working: boolean) =>
    done(town.requests.put(`/v1/calendars/cn-national/days/${date}`, { working, reason: '雪灾停工' }));

  const isAtItsEnd = (sweeps: number) =>
    becomes('the recalculation is at its end', async () => town.finished(date) === sweeps);

  it('holds up no command to another case, and no query, though none of its own appends is answered', async () => {
    const held = new Set<string>();
    const moved = new Set<string>();
    let isHolding = true;
    town.onMove = (stream) => {
      (isHolding ? held : moved).add(stream);
      return isHolding;
    };
    await declare(false);
    await becomes('as many cases as may be are being recalculated', async () => held.size === AT_ONCE);
    const others = ids.filter((id) => !held.has(`application-${id}`));
    for (const id of [others[0] ?? '', others.at(-1) ?? '']) {
      const position = await visit(id);
      await becomes('the visit is in the views', async () => (await seen(id, position)) !== null);
    }
    await list();
    expect([held.size, moved.size, town.finished(date)]).toEqual([AT_ONCE, 0, 0]);
    isHolding = false;
    town.release();
    await isAtItsEnd(1);
    expect(new Set([...held, ...moved]).size).toBe(count);
  });

  // The calls of a server take as long as the machine lets them: turns are counted where files are.
  if (onServers) return;

  it('lets commands and queries of others pass before half of it is done', async () => {
    const moved = new Set<string>();
    const answeredAfter: number[] = [];
    let answers: Promise<unknown> = Promise.resolve();
    const answered = (answer: Promise<unknown>) => answer.then(() => answeredAfter.push(moved.size));
    town.onMove = (stream) => {
      moved.add(stream);
      if (moved.size === BEGUN) answers = Promise.all([visit(ids[0] ?? ''), list()].map(answered));
      return false;
    };
    await declare(true);
    await isAtItsEnd(2);
    await answers;
    expect(moved.size).toBe(count);
    expect(answeredAfter).toHaveLength(2);
    expect(Math.max(...answeredAfter)).toBeLessThan(count / 2);
  });
});

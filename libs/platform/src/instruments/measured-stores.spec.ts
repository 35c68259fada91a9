import { type AppendRequest, NO_STREAM } from '@sealtrail/event-sourcing';
import { InMemoryEventStore, InMemoryLeaseStore } from '@sealtrail/event-sourcing/testing';
import { MeasuredEventStore } from './measured-event-store';
import { MeasuredLeaseStore } from './measured-lease-store';
import { Metrics } from './metrics';

const write = (events: AppendRequest['events'], commandId: string, expected = NO_STREAM): AppendRequest => ({
  stream: 'card-1',
  expected,
  events,
  metadata: {
    actor: 'system:test',
    commandId,
    correlationId: commandId,
    causationId: null,
    recordedAt: '2026-03-02T01:00:00.000Z',
    known: {},
  },
  answer: { fingerprint: 'f', rejection: null },
});
const issued = {
  id: '5f0b6bb0-58a3-5b3e-8f4b-0b8f7c1d2e3f',
  type: 'CardIssued',
  data: { level: 'red', official: 'li' },
};

const samples = async (metrics: Metrics, name: string): Promise<readonly string[]> =>
  (await metrics.text()).split('\n').filter((line) => line.startsWith(name));

describe('instruments at the ports', () => {
  let metrics: Metrics;

  beforeEach(() => {
    metrics = new Metrics();
  });

  it('count appended events once, by type, and time each append by its outcome', async () => {
    const store = new MeasuredEventStore(new InMemoryEventStore(), metrics);
    await store.append(write([issued], '11111111-1111-5111-8111-111111111111'));
    await store.append(write([issued], '11111111-1111-5111-8111-111111111111'));
    const other = { ...issued, id: '6f0b6bb0-58a3-5b3e-8f4b-0b8f7c1d2e3f' };
    await expect(store.append(write([other], '21111111-1111-5111-8111-111111111111'))).rejects.toThrow('revision');
    expect(await samples(metrics, 'sealtrail_facts_total')).toEqual(['sealtrail_facts_total{type="CardIssued"} 1']);
    expect(await samples(metrics, 'sealtrail_cards_issued_total')).toEqual([
      'sealtrail_cards_issued_total{level="red"} 1',
    ]);
    expect(await samples(metrics, 'sealtrail_append_seconds_count')).toEqual([
      'sealtrail_append_seconds_count{outcome="written"} 1',
      'sealtrail_append_seconds_count{outcome="remembered"} 1',
      'sealtrail_append_seconds_count{outcome="conflict"} 1',
    ]);
  });

  it('count leases acquired, released and lost, but no heartbeats', async () => {
    const leases = new InMemoryLeaseStore();
    const measured = new MeasuredLeaseStore(leases, metrics);
    const held = await measured.acquire('views/cards.v1', 'a', null);
    const alive = await measured.acquire('views@a', 'a', null);
    if (held === null || alive === null) throw new Error('nobody else is there');
    await measured.renew(held, null);
    await leases.acquire('views/cards.v1', 'b', (await leases.all('views/'))[0] ?? null);
    await measured.renew({ ...held, beat: held.beat + 1n }, null);
    const free = await measured.acquire('reactors/1', 'a', null);
    if (free !== null) await measured.release(free);
    expect((await samples(metrics, 'sealtrail_lease_changes_total')).toSorted()).toEqual([
      'sealtrail_lease_changes_total{kind="reactors",change="released"} 1',
      'sealtrail_lease_changes_total{kind="reactors",change="taken"} 1',
      'sealtrail_lease_changes_total{kind="views",change="lost"} 1',
      'sealtrail_lease_changes_total{kind="views",change="taken"} 1',
    ]);
  });
});

describe('a scrape', () => {
  it('succeeds even if a gauge cannot be refreshed', async () => {
    const metrics = new Metrics();
    metrics.beforeScrape(() => Promise.reject(new Error('no server')));
    metrics.beforeScrape(() => metrics.tellReadiness('ready'));
    expect(await samples(metrics, 'sealtrail_ready')).toEqual(['sealtrail_ready 1']);
  });

  it('does not wait for a refresh that never ends', async () => {
    const metrics = new Metrics({ pause: async () => {} });
    metrics.beforeScrape(() => new Promise(() => {}));
    expect(await samples(metrics, 'sealtrail_ready')).toEqual(['sealtrail_ready 0']);
  });
});

import { MissingEvents } from '../events/damage';
import { InMemoryEventStore } from '../fakes/in-memory-event-store';
import { eventsBehind, readinessOf, STORES_UNREADABLE } from './readiness';

const now = '2026-03-02T01:01:00.000Z';

describe('readinessOf', () => {
  it('is ready if nothing is wrong, or what is wrong is not its work', () => {
    expect(readinessOf({ now })).toStrictEqual({ status: 'ready', reasons: [], overdueSeconds: 0 });
    const good = { stoppedViews: [], unattended: [], failingSince: null };
    expect(
      readinessOf({ now, ...good, viewLagMs: 30_000, timerDueAndKnown: '2026-03-02T01:00:00.000Z' }),
    ).toStrictEqual({
      status: 'ready',
      reasons: [],
      overdueSeconds: 60,
    });
    expect(readinessOf({ now, timerDueAndKnown: '2026-03-02T02:00:00.000Z' }).overdueSeconds).toBe(0);
  });

  it('names everything that is wrong, by code and without numbers', () => {
    const { status, reasons } = readinessOf({
      now,
      stoppedViews: ['cards.v1'],
      unattended: ['reactors/0'],
      damage: [{ stream: 'item-1', revision: 3n, kind: 'missing' }],
      neverParked: ['item'],
      viewLagMs: 30_001,
      failingSince: '2026-03-02T01:00:30.000Z',
      timerDueAndKnown: '2026-03-02T00:59:59.000Z',
    });
    expect([status, reasons]).toStrictEqual([
      'notReady',
      [
        { code: 'view.stopped', parameters: { view: 'cards.v1' } },
        { code: 'work.unattended', parameters: { task: 'reactors/0' } },
        { code: 'log.damaged', parameters: {} },
        { code: 'views.behind', parameters: {} },
        { code: 'reactor.failing', parameters: {} },
        { code: 'timer.overdue', parameters: {} },
      ],
    ]);
  });

  it('is degraded, but serves, if views lack streams', () => {
    const reason = { code: 'view.incomplete', parameters: { view: 'cards.v1' } };
    const incompleteViews = ['cards.v1'];
    expect(readinessOf({ now, incompleteViews })).toMatchObject({ status: 'degraded', reasons: [reason] });
    const worse = readinessOf({ now, incompleteViews, stoppedViews: ['items.v1'] });
    expect(worse).toMatchObject({
      status: 'notReady',
      reasons: [{ code: 'view.stopped', parameters: { view: 'items.v1' } }, reason],
    });
  });

  it('is degraded if streams are parked, also because of missing events: no other stream waits for them', () => {
    const damage = [{ stream: 'application-1', revision: 3n, kind: 'missing' }] as const;
    expect(readinessOf({ now, parkedStreams: 1, damage, neverParked: ['item'] })).toMatchObject({
      status: 'degraded',
      reasons: [{ code: 'reactor.parked' }, { code: 'log.damaged' }],
    });
  });

  it('reports that the stores cannot be read', () => {
    expect(STORES_UNREADABLE).toStrictEqual({
      status: 'notReady',
      reasons: [{ code: 'store.unreadable', parameters: {} }],
    });
  });
});

describe('eventsBehind', () => {
  it('counts up to a limit', async () => {
    const events = new InMemoryEventStore();
    expect(await eventsBehind(events, 0n)).toBe('0');
    events.countAfter = (_, max) => Promise.resolve(max);
    expect(await eventsBehind(events, 0n)).toBe('10000+');
    events.countAfter = () => Promise.reject(new MissingEvents('item-1', 0n, 'gone'));
    expect(await eventsBehind(events, 0n)).toBe('?');
    events.countAfter = () => Promise.reject(new Error('no answer'));
    await expect(eventsBehind(events, 0n)).rejects.toThrow('no answer');
  });
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Timer } from '@sealtrail/event-sourcing';
import { SqliteTimerStore } from '../sqlite/sqlite-timer-store';
import { PositionMap, readFolderTimers, type TimerSnapshot, writeFolderTimers } from './migrate-timers';

const timer = (id: string): Timer => ({
  id,
  due: '2026-03-02T01:00:00.000Z',
  setAt: '2026-02-01T00:00:00.000Z',
  rank: 1,
  reactor: 'limit-watch',
  causationId: 'e-1',
  correlationId: 'trace-1',
  source: 'application-1',
  stream: 'supervision-1',
  command: { type: 'CheckLimits', data: { at: '2026-03-02T01:00:00.000Z' } },
});

describe('timers migrated to another log', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sealtrail-carried-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** Positions of events: 10, 20, … in one log, 1, 2, … in the other. */
  const carried = async (kept: TimerSnapshot): Promise<TimerSnapshot> => {
    const places = new PositionMap(kept);
    for (let n = 1n; n <= 9n; n++) places.note(n * 10n, n);
    await writeFolderTimers(join(folder, 'timers.sqlite'), kept, places, () => '');
    return readFolderTimers(folder);
  };

  it('are all set there, for every reactor, and the reactors continue from the translated positions', async () => {
    const timers = [timer('a'), timer('b')];
    expect(await carried({ timers, checkpoints: new Map([['reactors', 55n]]), parked: new Map() })).toEqual({
      timers,
      checkpoints: new Map([['reactors', 5n]]),
      parked: new Map(),
    });
  });

  it('are held there as well: a stream stays parked from the same event on', async () => {
    const timers = [timer('a')];
    const parkedAt = (position: bigint, stream = 'application-1') =>
      new Map([['reactors', [{ stream, revision: 2n, position, code: 'TypeError' }]]]);
    const checkpoints = new Map([['reactors', 60n]]);
    expect(await carried({ timers, checkpoints, parked: parkedAt(40n) })).toEqual({
      timers,
      checkpoints: new Map([['reactors', 6n]]),
      parked: parkedAt(4n),
    });
    const store = await SqliteTimerStore.open(join(folder, 'timers.sqlite'));
    expect(await store.nextDue()).toBeNull();
    await store.close();
  });

  it('are held from after the last handled event if the log has no poison event at that position', async () => {
    const parkedAt = (position: bigint) =>
      new Map([['reactors', [{ stream: 'application-1', revision: 2n, position, code: 'MissingEvents' }]]]);
    const checkpoints = new Map([['reactors', 60n]]);
    const { parked } = await carried({ timers: [], checkpoints, parked: parkedAt(61n) });
    expect(parked).toEqual(parkedAt(7n));
  });

  it('are set again by their events if their reactor had no checkpoint', async () => {
    const none = { timers: [], checkpoints: new Map(), parked: new Map() };
    expect(await carried({ ...none, timers: [timer('a')], checkpoints: new Map([['reactors', 0n]]) })).toEqual(none);
  });
});

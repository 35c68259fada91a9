import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Timer } from '@sealtrail/event-sourcing';
import { describeTimerStoreContract } from '@sealtrail/event-sourcing/testing';
import { Database } from './database';
import { COUNT_ALL, FIRST_DUE, FIRST_POSSIBLE, SqliteTimerStore } from './sqlite-timer-store';

const newFolder = () => mkdtempSync(join(tmpdir(), 'sealtrail-timers-'));

describeTimerStoreContract('SqliteTimerStore', async () => {
  const folder = newFolder();
  const store = await SqliteTimerStore.open(join(folder, 'timers.sqlite'));
  return {
    store,
    close: async () => {
      await store.close();
      rmSync(folder, { recursive: true });
    },
  };
});

describe('timers in a file', () => {
  const due = '2026-03-02T01:00:00.000Z';
  const timer: Timer = {
    id: 't-1',
    due,
    setAt: '2026-02-01T00:00:00.000Z',
    rank: 1,
    reactor: 'deadline-watch',
    causationId: 'e-1',
    correlationId: 'trace-1',
    source: 'application-1',
    stream: 'supervision-1',
    command: { type: 'CheckLimits', data: { at: due } },
  };

  it('survive a restart, and are looked up by their instant', async () => {
    const folder = newFolder();
    const file = join(folder, 'timers.sqlite');
    const first = await SqliteTimerStore.open(file);
    await first.advance('reactors', [timer], 5n);
    await first.close();
    const again = await SqliteTimerStore.open(file);
    expect([await again.dueAt(due, 10), await again.checkpoint('reactors')]).toEqual([[timer], 5n]);
    await again.close();
    const db = new Database(file, { readonly: true });
    const ofInstant = "SELECT id FROM timers WHERE due = '' ORDER BY rank, id LIMIT 1";
    const plans = [FIRST_DUE, ofInstant, FIRST_POSSIBLE, COUNT_ALL].map(
      (text) => (db.prepare(`EXPLAIN QUERY PLAN ${text}`).get() as { detail: string }).detail,
    );
    db.close();
    expect(plans).toEqual([
      'SCAN timers USING INDEX timers_by_due',
      'SEARCH timers USING COVERING INDEX timers_by_due (due=?)',
      'SCAN timers USING INDEX timers_by_due_and_known',
      // One row, however many timers there are.
      'SCAN timer_count',
    ]);
    rmSync(folder, { recursive: true });
  });

  it('of a file of a version that did not store when and by what they were set can fire from their instant on', async () => {
    const folder = newFolder();
    const file = join(folder, 'timers.sqlite');
    await (await SqliteTimerStore.open(file)).close();
    const db = new Database(file);
    db.exec('DROP INDEX timers_by_due_and_known; ALTER TABLE timers DROP COLUMN set_at');
    db.exec('ALTER TABLE timers DROP COLUMN source; DROP TABLE parked');
    const { command, ...rest } = timer;
    const older = [rest.id, due, 1, rest.reactor, rest.causationId, rest.correlationId, rest.stream];
    db.prepare('INSERT INTO timers VALUES (?, ?, ?, ?, ?, ?, ?, ?)').run(...older, JSON.stringify(command));
    db.close();
    const store = await SqliteTimerStore.open(file);
    expect(await store.dueAt(due, 10)).toEqual([{ ...timer, setAt: due, source: null }]);
    expect(await store.waiting()).toEqual({ count: 1, oldest: due, dueAndKnown: due });
    await store.close();
    rmSync(folder, { recursive: true });
  });

  it('of a file of a version without a timer count are counted once, and with each that is set or removed', async () => {
    const folder = newFolder();
    const file = join(folder, 'timers.sqlite');
    const first = await SqliteTimerStore.open(file);
    await first.advance('reactors', [timer, { ...timer, id: 't-2' }], 5n);
    await first.close();
    const db = new Database(file);
    db.exec('DROP TRIGGER timer_set; DROP TRIGGER timer_gone; DROP TABLE timer_count');
    db.close();
    const store = await SqliteTimerStore.open(file);
    const counted = async (): Promise<number> => (await store.waiting()).count;
    expect(await counted()).toBe(2);
    await store.advance('reactors', [timer, { ...timer, id: 't-3' }], 6n);
    expect(await counted()).toBe(3);
    await store.done(['t-1', 't-1', 'nobody']);
    expect(await counted()).toBe(2);
    await store.reset();
    expect(await counted()).toBe(0);
    await store.close();
    rmSync(folder, { recursive: true });
  });
});

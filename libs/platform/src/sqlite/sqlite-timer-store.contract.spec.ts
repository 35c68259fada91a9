import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Timer } from '@sealtrail/event-sourcing';
import { describeTimerStoreContract } from '@sealtrail/event-sourcing/testing';
import { Database } from './database';
import { SqliteTimerStore } from './sqlite-timer-store';

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
    rank: 1,
    reactor: 'deadline-watch',
    causationId: 'e-1',
    correlationId: 'trace-1',
    stream: 'supervision-1',
    command: { type: 'CheckLimits', data: { at: due } },
  };

  it('outlive the process, and are looked up by their instant', async () => {
    const folder = newFolder();
    const file = join(folder, 'timers.sqlite');
    const first = await SqliteTimerStore.open(file);
    await first.advance('reactors', [timer], 5n);
    await first.close();
    const again = await SqliteTimerStore.open(file);
    expect([await again.dueAt(due, 10), await again.checkpoint('reactors')]).toEqual([[timer], 5n]);
    await again.close();
    const db = new Database(file, { readonly: true });
    const plans = ['SELECT min(due) FROM timers', "SELECT id FROM timers WHERE due = '' ORDER BY rank, id LIMIT 1"].map(
      (text) => (db.prepare(`EXPLAIN QUERY PLAN ${text}`).get() as { detail: string }).detail,
    );
    db.close();
    expect(plans).toEqual([
      'SEARCH timers USING COVERING INDEX timers_by_due',
      'SEARCH timers USING COVERING INDEX timers_by_due (due=?)',
    ]);
    rmSync(folder, { recursive: true });
  });
});

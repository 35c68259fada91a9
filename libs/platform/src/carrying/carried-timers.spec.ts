import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Timer } from '@sealtrail/event-sourcing';
import { type KeptTimers, Places, putTimersIn, timersIn } from './carried-timers';

const timer = (id: string): Timer => ({
  id,
  due: '2026-03-02T01:00:00.000Z',
  setAt: '2026-02-01T00:00:00.000Z',
  rank: 1,
  reactor: 'limit-watch',
  causationId: 'e-1',
  correlationId: 'trace-1',
  stream: 'supervision-1',
  command: { type: 'CheckLimits', data: { at: '2026-03-02T01:00:00.000Z' } },
});

describe('timers that are carried into another log', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sealtrail-carried-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** Facts of the one log at 10, 20, …, of the other at 1, 2, …. */
  const carried = async (kept: KeptTimers): Promise<KeptTimers> => {
    const places = new Places(kept);
    for (let n = 1n; n <= 9n; n++) places.note(n * 10n, n);
    await putTimersIn(join(folder, 'timers.sqlite'), kept, places, () => '');
    return timersIn(folder);
  };

  it('are all set there, whoever set them, and followed from where they were set', async () => {
    const timers = [timer('a'), timer('b')];
    expect(await carried({ timers, checkpoints: new Map([['reactors', 55n]]) })).toEqual({
      timers,
      checkpoints: new Map([['reactors', 5n]]),
    });
  });

  it('are set again by their facts where nobody had followed so far', async () => {
    const none = { timers: [], checkpoints: new Map() };
    expect(await carried({ timers: [timer('a')], checkpoints: new Map([['reactors', 0n]]) })).toEqual(none);
  });
});

import 'reflect-metadata';
import { Logger } from '@nestjs/common';
import type { PersonalRead, Wait } from '@sealtrail/event-sourcing';
import { FixedClock, InMemoryAccessTrail, InMemoryEventStore, InMemoryVault } from '@sealtrail/event-sourcing/testing';
import { Retention } from './retention';

/** Noon of 2026-03-12 in Shanghai. */
const NOW = '2026-03-12T04:00:00.000Z';

const read = (at: string): PersonalRead => ({
  id: at,
  at,
  actor: 'k-1',
  role: 'officer',
  department: 'market',
  official: null,
  route: 'GET /v1/applications/:id',
  cases: [],
  fields: ['applicant.name'],
  file: null,
  purpose: null,
});

describe('what is kept for a time only', () => {
  beforeAll(() => Logger.overrideLogger(false));

  const trail = new InMemoryAccessTrail();
  const vault = new InMemoryVault();
  const clock = new FixedClock(NOW);
  const times = { accessTrailDays: 1_096 };
  const retention = new Retention(trail, vault, new InMemoryEventStore(), clock, { zone: 'Asia/Shanghai' }, times);

  /** Runs as often as it pauses. */
  const rounds = async (...acts: readonly (() => void)[]): Promise<void> => {
    const stopped = new AbortController();
    let round = 0;
    const pause: Wait = async () => {
      const act = acts[round++];
      if (act === undefined) stopped.abort();
      else act();
    };
    await retention.run(stopped.signal, pause);
  };
  const days = () => trail.all.map(({ at }) => at);

  it('is forgotten once the whole of its last local day is over', async () => {
    const [last, first] = ['2023-03-11T15:59:59.999Z', '2023-03-11T16:00:00.000Z'];
    for (const at of [last, first, NOW]) await trail.keep(read(at));
    await rounds();
    expect(days()).toEqual([first, NOW]);
    await rounds(() => clock.set('2026-03-12T15:59:59.999Z'));
    expect(days()).toEqual([first, NOW]);
    await rounds(() => clock.set('2026-03-12T16:00:00.000Z'));
    expect(days()).toEqual([NOW]);
  });

  it('are people whose command nobody has heard of since a day', async () => {
    clock.set(NOW);
    await vault.seal('s-1', { name: '李某' }, { commandId: 'c-1', at: NOW });
    await rounds(() => clock.set('2026-03-13T15:00:00.000Z'));
    expect(vault.subjects).toEqual(['s-1']);
    await rounds(() => clock.set('2026-03-13T16:00:00.000Z'));
    expect(vault.subjects).toEqual([]);
  });

  it('goes on with the rest where a store does not answer, and with that one the next time', async () => {
    clock.set(NOW);
    await trail.keep(read('2020-01-01T00:00:00.000Z'));
    await vault.seal('s-2', { name: '李某' }, { commandId: 'c-2', at: '2020-01-01T00:00:00.000Z' });
    trail.fails = new Error('disk');
    await rounds();
    expect([days().length, vault.subjects]).toEqual([2, []]);
    await rounds(() => {
      trail.fails = null;
    });
    expect(days()).toEqual([NOW]);
  });
});

import { FixedClock } from '../fakes/fixed-clock';
import { wait } from '../time/waiting';
import { type ParkingHooks, PendingCommandRunner } from './pending-command-runner';
import type { PendingCommand } from './reactions';

const nothingParked: ParkingHooks = { holds: () => false, givesUp: () => Promise.resolve(false) };

const commandTo = (stream: string): PendingCommand => ({
  stream,
  command: { type: 'Check', data: {} },
  commandMetadata: {
    actor: 'system:watch',
    commandId: stream,
    correlationId: stream,
    causationId: null,
    fingerprint: null,
    expectedRevision: null,
  },
});

it('yields to other work when thousands of commands are due at once', async () => {
  let dispatched = 0;
  /** How many commands were dispatched by the end of each turn of the event loop, until all were. */
  const byTurn: number[] = [];
  const look = (): void => {
    byTurn.push(dispatched);
    if (dispatched < 2_000) setImmediate(look);
  };
  setImmediate(look);
  const runner = new PendingCommandRunner({
    dispatch: async () => {
      dispatched += 1;
    },
    log: { rejected: () => {}, failed: () => {}, parked: () => {} },
    clock: new FixedClock('2026-03-02T01:00:00.000Z'),
    wait,
    parallelMax: 64,
  });
  const due = Array.from({ length: 2_000 }, (_, n) => commandTo(`case-${n}`));
  await runner.runAll(due, nothingParked, new AbortController().signal);
  expect(dispatched).toBe(2_000);
  expect(byTurn.length).toBeGreaterThan(100);
});

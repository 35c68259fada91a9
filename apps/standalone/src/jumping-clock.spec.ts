import type { Instant } from '@sealtrail/event-sourcing';
import { FixedClock, InMemoryEventStore } from '@sealtrail/event-sourcing/testing';
import { JumpingClock } from './jumping-clock';

const START = '2026-03-02T01:00:00.000Z';
const TARGET = '2026-03-09T01:00:00.000Z';

/** A clock with controllable reactors and views, and half-minute intervals triggered by the test. */
class Town {
  readonly clock = new FixedClock(START);
  /** The reactors have handled everything up to here. */
  done = 0n;
  /** Where a jump stops; `null`: it completes. */
  stopsAt: Instant | null = null;
  viewsStop = false;
  halfMinutes = 0;
  /** Called at each half-minute interval. */
  onHalfMinute: () => void = () => {};
  private pass: (() => void) | null = null;

  readonly jumping = new JumpingClock({
    clock: this.clock,
    setClock: (now) => this.clock.set(now),
    reactors: {
      driveTo: async (target, setClock, signal) => {
        setClock(this.stopsAt ?? target);
        if (this.stopsAt !== null) await aborted(signal);
        signal.throwIfAborted();
      },
      position: 7n,
    },
    events: new InMemoryEventStore(),
    views: {
      state: () => Promise.resolve({ position: this.done, lagMs: 0 }),
      waitForPosition: async (_, { signal }) => {
        if (this.viewsStop) await aborted(signal);
        return !signal.aborted;
      },
    },
    wait: () =>
      new Promise((resolve) => {
        this.pass = resolve;
      }),
  });

  async halfMinute(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    if (this.pass === null) return;
    this.halfMinutes += 1;
    this.onHalfMinute();
    this.pass();
    this.pass = null;
  }
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve());
  });

/** How the jump ended, and after how many half-minute intervals. */
async function endOf(town: Town): Promise<{ code: string; parameters: object; halfMinutes: number }> {
  let ended: { code: string; parameters: object } | null = null;
  const jump = town.jumping.moveTo(TARGET).then(
    () => {
      ended = { code: 'done', parameters: {} };
    },
    (error: { code: string; parameters: object }) => {
      ended = error;
    },
  );
  while (ended === null && town.halfMinutes < 100) await town.halfMinute();
  await jump;
  const { code, parameters } = ended ?? { code: 'never', parameters: {} };
  return { code, parameters, halfMinutes: town.halfMinutes };
}

describe('a jump of the clock over HTTP', () => {
  it('is answered when it has completed', async () => {
    const town = new Town();
    await town.jumping.moveTo(TARGET);
    expect(town.jumping.now()).toBe(TARGET);
  });

  it('without progress for half a minute is aborted, and reports the clock and the position of the views', async () => {
    const town = new Town();
    town.stopsAt = '2026-03-04T01:00:00.000Z';
    town.done = 5n;
    expect(await endOf(town)).toEqual({
      code: 'clock.behind',
      parameters: { now: town.stopsAt, asked: TARGET, position: '7', views: '5', head: '0' },
      halfMinutes: 1,
    });
  });

  it('with continuous slow progress is aborted after ten minutes', async () => {
    const town = new Town();
    town.stopsAt = '2026-03-04T01:00:00.000Z';
    town.onHalfMinute = () => {
      town.done += 1n;
    };
    expect(await endOf(town)).toMatchObject({ code: 'clock.behind', halfMinutes: 20 });
  });

  it('that was aborted continues from there when it is requested again', async () => {
    const town = new Town();
    town.stopsAt = '2026-03-04T01:00:00.000Z';
    expect(await endOf(town)).toMatchObject({ code: 'clock.behind' });
    town.stopsAt = null;
    expect(await endOf(town)).toMatchObject({ code: 'done' });
    expect(town.jumping.now()).toBe(TARGET);
  });

  it('does not wait for stopped views', async () => {
    const town = new Town();
    town.viewsStop = true;
    expect(await endOf(town)).toMatchObject({ code: 'view.behind', halfMinutes: 1 });
    expect(town.jumping.now()).toBe(TARGET);
  });
});

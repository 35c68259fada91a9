import { FixedClock } from '../fakes/fixed-clock';
import { CommandDrainGate, CommandGate } from './command-gate';

const at = (second: number): string => `2026-03-02T01:00:0${second}.000Z`;

/** Whether a promise has resolved once all pending microtasks and callbacks have run. */
async function kept(promise: Promise<unknown>): Promise<boolean> {
  let done = false;
  void promise.then(() => {
    done = true;
  });
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
  return done;
}

describe('CommandGate', () => {
  const clock = new FixedClock();
  let gate: CommandGate;

  beforeEach(() => {
    clock.set(at(1));
    gate = new CommandGate(clock);
  });

  it('is drained when no command is in flight', async () => {
    expect(await kept(gate.drained(at(9)))).toBe(true);
  });

  it('waits for the commands that began at or before the instant, and for no other', async () => {
    const leaveFirst = await gate.enter();
    clock.set(at(2));
    const leaveSecond = await gate.enter();
    clock.set(at(3));
    await gate.enter();
    const settled = gate.drained(at(2));
    leaveFirst();
    expect(await kept(settled)).toBe(false);
    leaveSecond();
    expect(await kept(settled)).toBe(true);
    expect(await kept(gate.drained(at(3)))).toBe(false);
  });

  it('knows that every command has seen an event once the commands in flight have completed', async () => {
    const leave = await gate.enter();
    clock.set(at(3));
    const seen = gate.allHaveSeen(at(0));
    expect(await kept(seen)).toBe(false);
    leave();
    expect(await kept(seen)).toBe(true);
  });

  it('is not delayed by later commands, although the clock stands still', async () => {
    const leave = await gate.enter();
    const settled = gate.drained(at(1));
    await gate.enter();
    leave();
    expect(await kept(settled)).toBe(true);
  });

  it('holds new commands while it is closed, and admits them at the instant it opens', async () => {
    const leave = await gate.enter();
    const closed = gate.close();
    const held = gate.enter();
    expect([await kept(closed), await kept(held)]).toStrictEqual([false, false]);
    leave();
    expect([await kept(closed), await kept(held)]).toStrictEqual([true, false]);
    clock.set(at(5));
    gate.open();
    expect(await kept(held)).toBe(true);
    expect([await kept(gate.drained(at(4))), await kept(gate.drained(at(5)))]).toStrictEqual([true, false]);
  });

  it('also holds waiting commands if it closes again', async () => {
    await gate.close();
    const held = gate.enter();
    gate.open();
    await gate.close();
    expect(await kept(held)).toBe(false);
    gate.open();
    expect(await kept(held)).toBe(true);
  });

  it('can be closed twice and opened twice', async () => {
    await Promise.all([gate.close(), gate.close()]);
    gate.open();
    gate.open();
    expect(await kept(gate.enter())).toBe(true);
  });

  it('ignores a second release of the same command', async () => {
    const leave = await gate.enter();
    leave();
    leave();
    expect(await kept(gate.drained(at(9)))).toBe(true);
  });
});

describe('CommandDrainGate', () => {
  it('waits until the commands that other processes began in time must have completed, and no longer', async () => {
    const clock = new FixedClock();
    clock.set(at(1));
    const waits: number[] = [];
    const gate = new CommandDrainGate(clock, 5_000, new AbortController().signal, async (ms) => {
      waits.push(ms);
      clock.set(at(1 + waits.length * 2));
    });
    await gate.drained(at(1));
    expect([clock.now(), waits]).toStrictEqual([at(7), [5_000, 3_000, 1_000]]);
    await gate.drained(at(2));
    expect(waits).toHaveLength(3);
  });

  it('knows that every process has seen an event recorded longer ago than the settle time', async () => {
    const clock = new FixedClock();
    clock.set(at(9));
    const never = async () => {
      throw new Error('waited');
    };
    const gate = new CommandDrainGate(clock, 5_000, new AbortController().signal, never);
    await gate.allHaveSeen(at(4));
    await expect(gate.allHaveSeen(at(5))).rejects.toThrow('waited');
  });

  it('does not wait once it is halted', async () => {
    const halt = new AbortController();
    const gate = new CommandDrainGate(new FixedClock(), 5_000, halt.signal, async () => halt.abort());
    await expect(gate.drained(new FixedClock().now())).rejects.toThrow('aborted');
  });
});

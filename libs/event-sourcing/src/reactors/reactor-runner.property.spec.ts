import fc from 'fast-check';
import { CommandGate } from '../commands/command-gate';
import type { Instant, RecordedEvent } from '../events/event';
import type { EventStore } from '../events/event-store';
import { derivedId } from '../events/ids';
import { FixedClock } from '../fakes/fixed-clock';
import { InMemoryEventStore } from '../fakes/in-memory-event-store';
import { InMemoryTimerStore } from '../fakes/in-memory-timer-store';
import { failingReactor } from '../simulation/failing-reactor';
import { SeededRandom } from '../simulation/seeded-random';
import { begin, makeIn, type Plan } from '../simulation/toy-plans';
import { ReactorRunner } from './reactor-runner';

const hour = (n: number): Instant => `2026-03-02T${String(n).padStart(2, '0')}:00:00.000Z`;
const END = hour(23);

/**
 * Plans that lead to further plans, immediately or at their times; the names are unique, so that each event can be identified.
 */
function randomPlans(random: SeededRandom): readonly Plan[] {
  let made = 0;
  const planned = (depth: number): Plan => ({
    stream: `s-${random.below(4)}`,
    name: `p${made++}`,
    refused: random.chance(0.1),
    ...(random.chance(0.5) && { at: hour(random.below(24)) }),
    ...(random.chance(0.3) && { rank: random.below(3) }),
    follow: depth === 0 ? [] : Array.from({ length: random.below(4) }, () => planned(depth - 1)),
  });
  const begun = Array.from({ length: 3 }, () => planned(3));
  return begun.map(({ stream, name, follow = [] }) => ({ stream, name, follow }));
}

type Made = { readonly fact: string; readonly at: Instant };

const madeIn = async (events: EventStore): Promise<readonly Made[]> => {
  const streams = await Promise.all([0, 1, 2, 3].map((n) => events.read(`s-${n}`)));
  const log = streams.flat().sort((a, b) => (a.position < b.position ? -1 : 1));
  return log.map(({ stream, data, metadata }) => ({
    fact: `${stream} ${data.name as string}`,
    at: metadata.recordedAt,
  }));
};

type Course = {
  readonly mortality: number;
  /** In this many starts some events cannot be handled; which ones changes with each start. */
  readonly oddStarts: number;
};

/** The recorded run. */
type Played = { readonly made: readonly Made[]; readonly parked: number };

/** Runs the plans with runners that die before or after any call; returns the events as they were recorded. */
async function play(plans: readonly Plan[], random: SeededRandom, { mortality, oddStarts }: Course): Promise<Played> {
  const events = new InMemoryEventStore();
  const timers = new InMemoryTimerStore();
  const clock = new FixedClock(hour(0));
  for (const plan of plans) await begin(events, clock, plan);
  let parked = 0;
  for (let deaths = 0; ; deaths++) {
    const isWhole = deaths >= oddStarts;
    const salt = random.below(1_000);
    const chokes = ({ data }: RecordedEvent): boolean => !isWhole && oddIn(`${data.name as string} ${salt}`);
    const stop = new AbortController();
    const step = async <T>(call: () => Promise<T>): Promise<T> => {
      live();
      const answer = await call();
      live();
      return answer;
    };
    const live = () => {
      if (deaths < 300 && random.chance(mortality)) stop.abort();
      stop.signal.throwIfAborted();
    };
    const mortal = new Proxy(timers, {
      get:
        (store, name: keyof InMemoryTimerStore) =>
        (...given: never[]) =>
          step(() => (store[name] as (...rest: never[]) => Promise<unknown>).apply(store, given)),
    });
    const runner = new ReactorRunner({
      events,
      timers: mortal,
      neverParked: [],
      reactors: [failingReactor(chokes)],
      clock,
      gate: new CommandGate(clock),
      dispatch: (reaction, commandMetadata) => step(() => makeIn(events, clock)(reaction, commandMetadata)),
      log: { rejected: () => {}, failed: () => {}, parked: () => (parked += 1) },
      wait: () => new Promise((resolve) => setImmediate(resolve)),
      batchMax: 1 + random.below(5),
      parallelMax: 1 + random.below(4),
    });
    const running = runner.run(stop.signal);
    const jumped = await runner
      .driveTo(END, (now) => clock.set(now), new AbortController().signal)
      .then(
        () => true,
        () => false,
      );
    stop.abort();
    await running;
    if (jumped && isWhole) return { made: await madeIn(events), parked };
  }
}

/** One in eight, by hash. */
const oddIn = (text: string): boolean => Number.parseInt(derivedId(text).slice(0, 2), 16) % 8 === 0;

/** Every plan that is to be made, with its instant. */
const expected = (plans: readonly Plan[], since: Instant): readonly Made[] =>
  plans.flatMap(({ stream, name, at, refused, follow = [] }) => {
    if (refused) return [];
    const made = at !== undefined && at > since ? at : since;
    return [{ fact: `${stream} ${name}`, at: made }, ...expected(follow, made)];
  });

const byFact = (made: readonly Made[]) => [...made].sort((a, b) => (a.fact < b.fact ? -1 : 1));

describe('ReactorRunner, crashing at arbitrary points and restarted,', () => {
  it('makes everything happen once, and at its own instant', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), fc.constantFrom(0, 0.02, 0.1), async (seed, mortality) => {
        const random = new SeededRandom(seed);
        const plans = randomPlans(random);
        const { made } = await play(plans, random, { mortality, oddStarts: 0 });
        expect(byFact(made)).toStrictEqual(byFact(expected(plans, hour(0))));
        expect(made.map(({ at }) => at)).toStrictEqual(made.map(({ at }) => at).sort());
      }),
      { numRuns: 60, endOnFailure: true },
    );
  });
});

describe('ReactorRunner, unable to handle some events in some versions,', () => {
  it('still makes everything happen once, and never early', async () => {
    let parkedInAll = 0;
    await fc.assert(
      fc.asyncProperty(fc.integer(), fc.constantFrom(0, 0.02, 0.1), async (seed, mortality) => {
        const random = new SeededRandom(seed);
        const plans = randomPlans(random);
        const { made, parked } = await play(plans, random, { mortality, oddStarts: 1 + random.below(4) });
        parkedInAll += parked;
        const planned = new Map(expected(plans, hour(0)).map(({ fact, at }) => [fact, at]));
        expect(made.map(({ fact }) => fact).sort()).toStrictEqual([...planned.keys()].sort());
        for (const { fact, at } of made) expect(at >= (planned.get(fact) ?? END)).toBe(true);
      }),
      { numRuns: 60, endOnFailure: true },
    );
    expect(parkedInAll).toBeGreaterThan(40);
  });
});

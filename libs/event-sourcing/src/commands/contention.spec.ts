import type { CommandMessage, Event } from '../events/event';
import { FixedClock } from '../fakes/fixed-clock';
import { InMemoryEventStore } from '../fakes/in-memory-event-store';
import { SeededRandom } from '../simulation/seeded-random';
import { pipelineOver } from '../testing/pipeline-over';
import type { CommandPipeline } from './command-pipeline';
import type { Decider } from './decider';
import { Rejection } from './rejection';
import { rejectedAgain } from './rejection-catalogue';
import { defineWrite } from './write-definition';

type Counted = Event<'Counted', { by: string }>;
type Count = CommandMessage<'Count', { by: string }>;

const counter: Decider<number, Count, Counted> = {
  initial: 0,
  decide: { Count: ({ by }) => [{ type: 'Counted', data: { by } }] },
  evolve: { Counted: (count) => count + 1 },
};

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A context that takes time to load, so that a concurrent command would be appended first. */
const counting = defineWrite({
  decider: counter,
  see: (department: string) => {
    if (department !== 'own') throw rejectedAgain({ code: 'counter.not-found', parameters: {}, errors: [] });
  },
  context: async () => {
    await turn();
    return { facts: null, revisions: {} };
  },
  numbers: ({ after: count }) => ({ count }),
});

const send = (pipeline: CommandPipeline, by: string, { scope = 'own', remembered = true } = {}) =>
  pipeline.run(counting, {
    stream: 'counter-1',
    scope,
    command: { type: 'Count', data: { by } },
    commandMetadata: {
      actor: by,
      commandId: by,
      correlationId: by,
      causationId: null,
      fingerprint: remembered ? by : null,
      expectedRevision: null,
    },
  });

const chance = (seed: number): (() => number) => {
  const random = new SeededRandom(seed);
  return () => random.next();
};

/** The results of a number of simultaneous writers, distributed over the pipelines of the processes. */
async function heard(writers: number, processes: number, one?: object) {
  const store = new InMemoryEventStore();
  const pipelines = Array.from({ length: processes }, (_, n) =>
    pipelineOver(store, new FixedClock(), { random: chance(n) }),
  );
  const sent = Array.from({ length: writers }, (_, n) =>
    send(pipelines[n % processes] as CommandPipeline, `writer-${n}`, one).then(
      ({ numbers }) => numbers.count,
      (error: Rejection) => error.code,
    ),
  );
  return { answers: await Promise.all(sent), log: await store.read('counter-1') };
}

describe('simultaneous writers of one stream', () => {
  it('are queued in one process, and served in the order of arrival', async () => {
    const { answers, log } = await heard(65, 1);
    expect(answers).toStrictEqual(Array.from({ length: 65 }, (_, n) => n + 1));
    expect(log.map(({ data }) => data['by'])).toStrictEqual(Array.from({ length: 65 }, (_, n) => `writer-${n}`));
  });

  it.each([2, 3, 5])('decide again between %d processes until each is served', async (processes) => {
    const { answers, log } = await heard(60, processes);
    expect([...answers].sort((a, b) => Number(a) - Number(b))).toStrictEqual(
      Array.from({ length: 60 }, (_, n) => n + 1),
    );
    expect(log).toHaveLength(60);
  });

  it('are refused as busy beyond sixty-four waiting; commands of reactors are not', async () => {
    const { answers } = await heard(66, 1);
    expect(answers.filter((answer) => answer === 'stream.busy')).toStrictEqual(['stream.busy']);
    const { log } = await heard(100, 1, { remembered: false });
    expect(log).toHaveLength(100);
  });

  it('get the busy rejection only if they may see the stream, and a repeated command gets its stored result', async () => {
    const store = new InMemoryEventStore();
    const pipeline = pipelineOver(store, new FixedClock());
    const first = await send(pipeline, 'first');
    const crowd = Array.from({ length: 65 }, (_, n) => send(pipeline, `writer-${n}`));
    const [repeated, stranger, late] = await Promise.allSettled([
      send(pipeline, 'first'),
      send(pipeline, 'stranger', { scope: 'other' }),
      send(pipeline, 'late'),
    ]);
    expect(repeated).toStrictEqual({ status: 'fulfilled', value: first });
    expect(stranger).toMatchObject({ reason: { code: 'counter.not-found' } });
    expect(late).toMatchObject({ reason: { code: 'stream.busy' } });
    await Promise.all(crowd);
  });
});

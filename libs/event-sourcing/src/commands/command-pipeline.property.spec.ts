import fc from 'fast-check';
import type { CommandMessage, Event, RecordedEvent } from '../events/event';
import { FixedClock } from '../fakes/fixed-clock';
import { type Fate, fates, UnreliableEventStore } from '../simulation/unreliable-event-store';
import { pipelineOver } from '../testing/pipeline-over';
import type { Decider } from './decider';
import { Rejection } from './rejection';
import { rejectedAgain } from './rejection-catalogue';
import { defineWrite, noContext } from './write-definition';

type Taken = Event<'Taken', { by: string; amount: number }>;
type Take = CommandMessage<'Take', { by: string; amounts: readonly number[] }>;

/** A store room with a hundred items: since it can run out, the order of the commands matters. */
const room: Decider<number, Take, Taken> = {
  initial: 100,
  decide: {
    Take: ({ by, amounts }, left) => {
      if (amounts.reduce((total, amount) => total + amount, 0) > left)
        throw rejectedAgain({ code: 'room.empty', parameters: {}, errors: [] });
      return amounts.map((amount) => ({ type: 'Taken', data: { by, amount } }));
    },
  },
  evolve: { Taken: (left, { amount }) => left - amount },
};

const taking = defineWrite({
  decider: room,
  context: noContext,
  numbers: ({ after: left, ownEvents: own }) => ({ left, taken: own.length }),
});

type SentCommand = { readonly amounts: readonly number[]; readonly remembered: boolean };
type Step = { readonly command: number; readonly fate: Fate };

const commands = fc.array(
  fc.record({ amounts: fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 3 }), remembered: fc.boolean() }),
  {
    minLength: 1,
    maxLength: 8,
  },
);
/** Rounds of simultaneous requests; each names a command that may have been sent before. */
const rounds = fc.array(
  fc.array(fc.record({ command: fc.nat(), fate: fc.constantFrom(...fates) }), { minLength: 1, maxLength: 6 }),
  {
    maxLength: 12,
  },
);

/** Sends every step, and returns all responses that each command received. */
async function play(store: UnreliableEventStore, wanted: readonly SentCommand[], steps: readonly (readonly Step[])[]) {
  const told = new Map<number, Set<string>>();
  // Two processes on one store.
  const [one, other] = [pipelineOver(store, new FixedClock()), pipelineOver(store, new FixedClock())];
  const send = async (which: number) => {
    const { amounts, remembered } = wanted[which] as SentCommand;
    const commandId = `c${which}`;
    const answer = await (which % 2 === 0 ? one : other)
      .run(taking, {
        stream: 'room-1',
        scope: null,
        command: { type: 'Take', data: { by: commandId, amounts } },
        commandMetadata: {
          actor: 'key-1',
          commandId,
          correlationId: commandId,
          causationId: null,
          fingerprint: remembered ? `f${which}` : null,
          expectedRevision: null,
        },
      })
      .then(
        ({ revision, position, effect, numbers }) => `kept ${revision} ${position} ${effect.reason} ${numbers.left}`,
        (error: Error) => (error instanceof Rejection ? error.code : error.name),
      );
    if (answer !== 'UnknownOutcome' && answer !== 'stream.busy')
      told.set(which, (told.get(which) ?? new Set()).add(answer));
  };
  for (const step of steps) {
    store.foretell(...step.map(({ fate }) => fate));
    await Promise.all(step.map(({ command }) => send(command % wanted.length)));
    await store.deliverLate();
  }
  store.mend();
  for (let which = 0; which < wanted.length; which++) await send(which);
  return told;
}

/** How many items were left at a revision. */
const leftAfter = (log: readonly RecordedEvent[], at: bigint): number =>
  log.filter(({ revision }) => revision <= at).reduce((left, { data }) => left - Number(data['amount']), 100);

describe('the write pipeline with commands that are resent, lost, delayed or simultaneous', () => {
  it('stores each command once and completely, and gives each command one result', async () => {
    await fc.assert(
      fc.asyncProperty(commands, rounds, async (wanted, steps) => {
        const store = new UnreliableEventStore();
        const told = await play(store, wanted, steps);
        const log = await store.read('room-1');

        expect(log.map(({ revision }) => Number(revision))).toStrictEqual(log.map((_, index) => index));
        expect(log.reduce((left, { data }) => left - Number(data.amount), 100)).toBeGreaterThanOrEqual(0);
        for (const [which, { amounts, remembered }] of wanted.entries()) {
          const kept = log.filter(({ metadata }) => metadata.commandId === `c${which}`);
          const answers = [...(told.get(which) ?? [])];
          if (kept.length > 0) {
            expect(kept.map(({ data }) => data.amount)).toStrictEqual(amounts);
            expect(new Set(kept.map(({ id }) => id)).size).toBe(kept.length);
            const last = kept.at(-1);
            const left = leftAfter(log, last?.revision ?? 0n);
            expect(answers.filter((answer) => answer.startsWith('kept'))).toStrictEqual([
              `kept ${last?.revision} ${last?.position} null ${left}`,
            ]);
          } else if (amounts.length > 0) {
            expect(answers).toStrictEqual(['room.empty']);
          }
          if (remembered) expect(answers).toHaveLength(1);
        }
      }),
      { numRuns: 300 },
    );
  });
});

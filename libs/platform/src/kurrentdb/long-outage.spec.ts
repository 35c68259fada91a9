import {
  type CommandMessage,
  type CommandResult,
  type Decider,
  defineWrite,
  type Event,
  noContext,
  UnknownOutcome,
} from '@sealtrail/event-sourcing';
import { FixedClock, pipelineOver, SeededRandom } from '@sealtrail/event-sourcing/testing';
import { StoreUnavailable } from '../storage-errors';
import type { AppendFault, ReadFault } from './testing/fake-kurrentdb';
import { FakeNamespace, SHORT_TIMINGS } from './testing/fake-namespace';

type Noted = Event<'Noted', { n: number }>;
type Note = CommandMessage<'Note', { n: number }>;
const noting: Decider<number, Note, Noted> = {
  initial: 0,
  decide: { Note: ({ n }) => [{ type: 'Noted', data: { n } }] },
  evolve: { Noted: (count) => count + 1 },
};

const APPENDS: readonly AppendFault[] = [
  'held',
  'reply-lost',
  'written-and-silent',
  'silent',
  'unreached',
  'not-ready',
];
const READS: readonly ReadFault[] = ['silent', 'unavailable'];
const COMMANDS = 24;
/** Outages begin after this many calls of a command, and end when it is no longer retried. */
const CALLS_MAX = 5;

/** Short timings, so that a campaign takes seconds. */
const HASTY = { ...SHORT_TIMINGS, attemptMs: 40, appendBudgetMs: 120, stallMs: 250, readBudgetMs: 300 };

let place: FakeNamespace;
beforeEach(async () => {
  place = await FakeNamespace.begin();
});
afterEach(() => place.close());

it.each([
  { seed: 1, what: 'longer than all attempts together', restsIn: null },
  { seed: 2, what: 'longer than all attempts together', restsIn: null },
  { seed: 3, what: 'that occasionally let a call through', restsIn: 3 },
])(
  'outages $what hide nothing that was stored (seed $seed)',
  async ({ seed, restsIn }) => {
    const random = new SeededRandom(seed);
    const { server } = place;
    // Opened first: the short timings are not meant for a starting process.
    const patient = await place.open();
    const store = await place.open({ timings: HASTY, wait: async () => {} });
    const told = { unknown: 0, unavailable: 0 };
    const send = (n: number, over = store): Promise<CommandResult> =>
      pipelineOver(over, new FixedClock('2026-03-02T01:00:00.000Z')).run(
        defineWrite({ decider: noting, context: noContext }),
        {
          stream: `item-${n % 3}`,
          scope: null,
          command: { type: 'Note', data: { n } },
          commandMetadata: {
            actor: 'key-1',
            commandId: `c${n}`,
            correlationId: 'trace-1',
            causationId: null,
            fingerprint: n % 2 === 0 ? `f${n}` : null,
            expectedRevision: null,
          },
        },
      );
    const factsOf = async (n: number) =>
      (await patient.read(`item-${n % 3}`)).filter(({ metadata }) => metadata.commandId === `c${n}`).length;

    for (let n = 0; n < COMMANDS; n++) {
      let calls = random.below(CALLS_MAX);
      const fault = <F>(faults: readonly F[]): F | 'none' =>
        calls-- > 0 || (restsIn !== null && random.below(restsIn) === 0)
          ? 'none'
          : (faults[random.below(faults.length)] as F);
      server.onAppend = () => fault(APPENDS);
      server.onRead = () => fault(READS);
      const error = await send(n).then(
        () => null,
        (reason: unknown) => reason,
      );
      server.onAppend = () => 'none';
      server.onRead = () => 'none';
      server.release();
      if (error instanceof UnknownOutcome) told.unknown += 1;
      else if (error instanceof StoreUnavailable) told.unavailable += 1;
      else expect(error).toBeNull();
      const kept = await factsOf(n);
      if (error === null) expect(kept).toBe(1);
      if (error instanceof StoreUnavailable) {
        expect(kept).toBe(0);
        expect(await patient.answerTo(`c${n}`)).toBeNull();
      }
      await send(n, patient);
      expect(await factsOf(n)).toBe(1);
    }
    // The outages took place, and were reported in both ways.
    expect(told.unknown).toBeGreaterThan(0);
    expect(told.unavailable).toBeGreaterThan(0);
  },
  60_000,
);

import type { CommandMessage, Event } from '../events/event';
import { NO_STREAM, UnknownOutcome } from '../events/event-store';
import { FixedClock } from '../fakes/fixed-clock';
import { UnreliableEventStore } from '../simulation/unreliable-event-store';
import { pipelineOver } from '../testing/pipeline-over';
import type { CommandMetadata } from './command-metadata';
import type { CommandResult } from './command-result';
import type { Decider } from './decider';
import type { RejectionData } from './rejection';
import { rejectedAgain } from './rejection-catalogue';
import { defineWrite, type LoadedContext, noContext } from './write-definition';

type Added = Event<'Added', { by: string; amount: number }>;
type Add = CommandMessage<'Add', { amounts: readonly number[] }>;

const tooMuch = (limit: number): RejectionData => ({
  code: 'sum.too-much',
  parameters: { limit },
  errors: [{ pointer: '/amounts', code: 'sum.too-much', parameters: { limit } }],
});

/** A sum that must not exceed a limit taken from the context. */
const adder: Decider<number, Add, Added, { limit: number }> = {
  initial: 0,
  decide: {
    Add: ({ amounts }, sum, { limit }) => {
      if (amounts.reduce((total, amount) => total + amount, sum) > limit) {
        throw rejectedAgain(tooMuch(limit));
      }
      return amounts.map((amount) => ({ type: 'Added', data: { by: 'key-1', amount } }));
    },
  },
  evolve: { Added: (sum, { amount }) => sum + amount },
};

describe('the write pipeline', () => {
  const clock = new FixedClock('2026-03-02T01:00:00.000Z');
  let store: UnreliableEventStore;

  beforeEach(() => {
    store = new UnreliableEventStore();
  });

  const add = (
    commandId: string,
    amounts: readonly number[],
    commandMetadata: Partial<CommandMetadata> = {},
    context: () => Promise<LoadedContext<{ limit: number }>> = async () => ({
      facts: { limit: 100 },
      revisions: { 'limit-1': '7' },
    }),
  ): Promise<CommandResult<{ sum: number }>> =>
    pipelineOver(store, clock).run(defineWrite({ decider: adder, context, numbers: ({ after }) => ({ sum: after }) }), {
      stream: 'sum-1',
      scope: null,
      command: { type: 'Add', data: { amounts } },
      commandMetadata: {
        actor: 'key-1',
        commandId,
        correlationId: 'trace-1',
        causationId: null,
        fingerprint: `hash of ${amounts.join()}`,
        expectedRevision: null,
        ...commandMetadata,
      },
    });

  const amounts = async () => (await store.read('sum-1')).map(({ data }) => data.amount);
  const rejection = (code: string) => expect.objectContaining({ name: 'Rejection', code });

  it('stores the decided events with the actor and the revisions the decision depended on', async () => {
    const receipt = await add('c1', [1, 2]);
    const [, second] = await store.read('sum-1');
    expect(receipt).toStrictEqual({
      stream: 'sum-1',
      revision: 1n,
      position: second?.position,
      effect: { kind: 'applied', reason: null },
      limits: [],
      numbers: { sum: 3 },
    });
    expect(second?.data).toStrictEqual({ by: 'key-1', amount: 2 });
    expect(second?.metadata).toStrictEqual({
      actor: 'key-1',
      commandId: 'c1',
      correlationId: 'trace-1',
      causationId: null,
      recordedAt: '2026-03-02T01:00:00.000Z',
      known: { 'limit-1': '7' },
    });
  });

  it('returns the same result for a repeated command, although the stream has moved on', async () => {
    const first = await add('c1', [1]);
    await add('c2', [2]);
    expect(await add('c1', [1])).toStrictEqual(first);
    expect(await amounts()).toStrictEqual([1, 2]);
  });

  it('returns the same result for a repeated command that had no effect or was refused', async () => {
    await add('c1', [60]);
    const nothing = await add('c2', []);
    await expect(add('c3', [50])).rejects.toStrictEqual(rejectedAgain(tooMuch(100)));
    await add('c4', [-30]);
    expect(await add('c2', [])).toStrictEqual(nothing);
    await expect(add('c3', [50])).rejects.toStrictEqual(rejectedAgain(tooMuch(100)));
    expect((await store.answerTo('c3'))?.rejection).toStrictEqual(tooMuch(100));
    expect(await amounts()).toStrictEqual([60, -30]);
  });

  it('also stores a rejection thrown while the context is loaded', async () => {
    const unknown = () => Promise.reject(rejectedAgain({ code: 'limit.unknown', parameters: {}, errors: [] }));
    await expect(add('c1', [1], {}, unknown)).rejects.toEqual(rejection('limit.unknown'));
    await expect(add('c1', [1])).rejects.toEqual(rejection('limit.unknown'));
  });

  it('refuses the same key for two different commands, also when they are simultaneous', async () => {
    await add('c1', [1]);
    await expect(add('c1', [2])).rejects.toEqual(rejection('command.key-reused'));
    const race = await Promise.allSettled([add('c2', [3]), add('c2', [4])]);
    expect(race[0]?.status).toBe('fulfilled');
    expect(race[1]).toMatchObject({ reason: { code: 'command.key-reused' } });
    expect(await amounts()).toStrictEqual([1, 3]);
  });

  it('gives two racing retries the same result, whatever the second one has read', async () => {
    await add('c1', [80]);
    let rival: Promise<unknown> | null = null;
    const meanwhile = async () => {
      rival ??= add('c2', [30]).catch(() => add('c3', [-50]));
      await rival;
      return { facts: { limit: 200 }, revisions: {} };
    };
    await expect(add('c2', [30], {}, meanwhile)).rejects.toEqual(rejection('sum.too-much'));
    expect(await amounts()).toStrictEqual([80, -50]);
  });

  it('decides again after a conflict, with freshly loaded context', async () => {
    const limits = [100, 5];
    const know = async () => {
      const limit = limits.shift() ?? 0;
      if (limit === 100) await add('other', [3]);
      return { facts: { limit }, revisions: {} };
    };
    await expect(add('c1', [4], {}, know)).rejects.toEqual(rejection('sum.too-much'));
    expect(limits).toStrictEqual([]);
    expect(await amounts()).toStrictEqual([3]);
  });

  it('gives up after repeated conflicts without having changed anything', async () => {
    let others = 0;
    const know = async () => {
      others += 1;
      await add(`other-${others}`, [1]);
      return { facts: { limit: 100 }, revisions: {} };
    };
    await expect(add('c1', [50], {}, know)).rejects.toEqual(rejection('stream.busy'));
    expect(others).toBe(15);
    expect(await amounts()).toStrictEqual(Array.from({ length: 15 }, () => 1));
  });

  it('returns a conflict to a caller that named the revision it had seen', async () => {
    await expect(add('c1', [1], { expectedRevision: 0n })).rejects.toMatchObject({
      code: 'stream.changed',
      parameters: { revision: '-1' },
    });
    await add('c1', [1], { expectedRevision: NO_STREAM });
    await expect(add('c2', [2], { expectedRevision: NO_STREAM })).rejects.toEqual(rejection('stream.changed'));
    const know = async () => {
      await add('other', [3]);
      return { facts: { limit: 100 }, revisions: {} };
    };
    await expect(add('c3', [2], { expectedRevision: 0n }, know)).rejects.toEqual(rejection('stream.changed'));
    expect(await amounts()).toStrictEqual([1, 3]);
  });

  it('returns the same result for a repeated command although its expected revision is outdated', async () => {
    const first = await add('c1', [1], { expectedRevision: NO_STREAM });
    expect(await add('c1', [1], { expectedRevision: NO_STREAM })).toStrictEqual(first);
    const reactor = { fingerprint: null, expectedRevision: 0n };
    const second = await add('c2', [2], reactor);
    expect(await add('c2', [2], reactor)).toStrictEqual(second);
  });

  describe('for a reactor, whose outcomes are not stored', () => {
    const reactor = { fingerprint: null, causationId: 'e-1' };

    it('appends the same command once', async () => {
      const first = await add('c1', [1, 2], reactor);
      await add('c2', [3]);
      expect(await add('c1', [1, 2], reactor)).toStrictEqual(first);
      expect(await amounts()).toStrictEqual([1, 2, 3]);
    });

    it('returns the current revision if there is nothing to do, and appends nothing', async () => {
      expect(await add('c0', [], reactor)).toMatchObject({ stream: 'sum-1', revision: NO_STREAM, position: 0n });
      const { revision, position } = await add('c1', [1]);
      expect(await add('c2', [], reactor)).toMatchObject({
        revision,
        position,
        effect: { kind: 'applied', reason: 'unchanged' },
        numbers: { sum: 1 },
      });
      expect(await store.answerTo('c2')).toBeNull();
    });

    it('throws the rejections of the rules', async () => {
      await expect(add('c1', [101], reactor)).rejects.toEqual(rejection('sum.too-much'));
      expect((await add('c1', [99], reactor)).revision).toBe(0n);
    });
  });

  describe.each([{ fingerprint: 'f' }, { fingerprint: null }])(
    'after an unknown outcome ($fingerprint)',
    (commandMetadata) => {
      it.each([['answerLost'], ['lost'], ['lost', 'answerLost'], ['late', 'lost', 'late']] as const)(
        'determines the outcome: %s %s %s',
        async (...fates) => {
          store.foretell(...fates);
          const receipt = await add('c1', [1, 2], commandMetadata);
          await store.deliverLate();
          expect(await amounts()).toStrictEqual([1, 2]);
          expect(await add('c1', [1, 2], commandMetadata)).toStrictEqual(receipt);
        },
      );

      it('reports an unknown outcome if it cannot be determined, and the command can be resent', async () => {
        store.foretell('lost', 'late', 'lost', 'lost', 'lost');
        await expect(add('c1', [1, 2], commandMetadata)).rejects.toBeInstanceOf(UnknownOutcome);
        await store.deliverLate();
        expect((await add('c1', [1, 2], commandMetadata)).revision).toBe(1n);
        expect(await amounts()).toStrictEqual([1, 2]);
      });
    },
  );

  describe('after an unknown outcome no later failure claims that nothing was stored:', () => {
    const reactor = { fingerprint: null };
    /** The first load finds room for the command, the second one does not. */
    const then = (next: () => Promise<LoadedContext<{ limit: number }>>) => {
      let looks = 0;
      return async () => (++looks === 1 ? { facts: { limit: 100 }, revisions: {} } : next());
    };
    beforeEach(() => store.foretell('late'));

    it('not a rejection by the rules that is not stored', async () => {
      const refusing = then(async () => ({ facts: { limit: 0 }, revisions: {} }));
      await expect(add('c1', [1], reactor, refusing)).rejects.toBeInstanceOf(UnknownOutcome);
      await store.deliverLate();
      expect(await amounts()).toStrictEqual([1]);
    });

    it('not a revision conflict', async () => {
      store.mend();
      store.foretell('kept', 'late');
      const meanwhile = async () => {
        await add('other', [2]);
        return { facts: { limit: 100 }, revisions: {} };
      };
      await expect(add('c1', [1], { expectedRevision: NO_STREAM }, meanwhile)).rejects.toBeInstanceOf(UnknownOutcome);
      expect(await amounts()).toStrictEqual([2]);
    });

    it('not a defect nor an outage', async () => {
      const broken = then(() => Promise.reject(new TypeError('undefined is not a calendar')));
      await expect(add('c1', [1], {}, broken)).rejects.toBeInstanceOf(UnknownOutcome);
    });

    const away = () => Promise.reject(new Error('the store does not answer'));
    /** Sends the same command repeatedly to one process. */
    const sender = (over = store) => {
      const pipeline = pipelineOver(over, clock);
      return (context: () => Promise<LoadedContext<{ limit: number }>>) =>
        pipeline.run(defineWrite({ decider: adder, context }), {
          stream: 'sum-1',
          scope: null,
          command: { type: 'Add', data: { amounts: [1] } },
          commandMetadata: {
            actor: 'key-1',
            commandId: 'c1',
            correlationId: 'trace-1',
            causationId: null,
            fingerprint: 'f1',
            expectedRevision: null,
          },
        });
    };

    it('not an outage, however often the command is resent meanwhile', async () => {
      const send = sender();
      await expect(send(then(away))).rejects.toBeInstanceOf(UnknownOutcome);
      await expect(send(away)).rejects.toBeInstanceOf(UnknownOutcome);
      await store.deliverLate();
      expect(await send(away)).toMatchObject({ revision: 0n });
      expect(await amounts()).toStrictEqual([1]);
    });

    it.each([
      ['that it was stored', 100],
      ['that it was refused', 0],
    ])('but an outage is reported as one again once the outcome is known, %s', async (_, limit) => {
      class Forgetful extends UnreliableEventStore {
        isAway = false;
        override answerTo(commandId: string) {
          return this.isAway ? away() : super.answerTo(commandId);
        }
      }
      const line = new Forgetful();
      const send = sender(line);
      line.foretell('late');
      await expect(send(then(away))).rejects.toBeInstanceOf(UnknownOutcome);
      await send(async () => ({ facts: { limit }, revisions: {} })).catch(() => {});
      line.isAway = true;
      await expect(send(away)).rejects.toThrow('the store does not answer');
      await expect(send(away)).rejects.not.toBeInstanceOf(UnknownOutcome);
    });

    it('but a stored rejection is the final result', async () => {
      const refusing = then(async () => ({ facts: { limit: 0 }, revisions: {} }));
      await expect(add('c1', [1], {}, refusing)).rejects.toEqual(rejection('sum.too-much'));
      await store.deliverLate();
      expect(await amounts()).toStrictEqual([]);
      await expect(add('c1', [1])).rejects.toEqual(rejection('sum.too-much'));
    });
  });

  it('lets a defect propagate and stores nothing', async () => {
    const broken = () => Promise.reject(new TypeError('undefined is not a calendar'));
    await expect(add('c1', [1], {}, broken)).rejects.toBeInstanceOf(TypeError);
    expect(await store.answerTo('c1')).toBeNull();
  });

  it('loads no context if no rule needs it', async () => {
    expect(await noContext()).toStrictEqual({ facts: null, revisions: {} });
  });

  describe('a command with a deadline', () => {
    const notAfter = '2026-03-02T01:00:05.000Z';
    const knownAt = (...instants: readonly string[]) => {
      const rest = [...instants];
      return async () => {
        clock.set(rest.shift() ?? clock.now());
        return { facts: { limit: 100 }, revisions: {} };
      };
    };
    afterEach(() => clock.set('2026-03-02T01:00:00.000Z'));

    it('is appended up to that instant, and not later', async () => {
      await expect(add('c1', [1], { notAfter }, knownAt(notAfter))).resolves.toMatchObject({ revision: 0n });
      const late = add('c2', [1], { notAfter }, knownAt('2026-03-02T01:00:05.001Z'));
      await expect(late).rejects.toMatchObject({ code: 'command.too-slow' });
      expect([(await store.read('sum-1')).length, await store.answerTo('c2')]).toStrictEqual([1, null]);
    });

    it('is not reported as not stored if an earlier attempt may have stored it', async () => {
      store.foretell('late');
      const slow = add('c1', [1], { notAfter }, knownAt(notAfter, '2026-03-02T01:00:09.000Z'));
      await expect(slow).rejects.toBeInstanceOf(UnknownOutcome);
    });
  });
});

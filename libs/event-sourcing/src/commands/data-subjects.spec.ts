import fc from 'fast-check';
import type { CommandMessage, Event } from '../events/event';
import { type AppendRequest, NO_STREAM } from '../events/event-store';
import { FixedClock } from '../fakes/fixed-clock';
import { InMemoryVault } from '../fakes/in-memory-vault';
import { type Fate, fates, UnreliableEventStore } from '../simulation/unreliable-event-store';
import type { Sealed } from '../storage/vault';
import { pipelineOver } from '../testing/pipeline-over';
import type { CommandMetadata } from './command-metadata';
import { defineDataSubjects, NOT_SEALED_YET, subjectOf } from './data-subjects';
import type { Decider } from './decider';
import { rejectedAgain } from './rejection-catalogue';
import { defineWrite, noContext } from './write-definition';

type Person = { readonly name: string };
type Seated = Event<'Seated', { readonly guest: Sealed; readonly friend: Sealed | null }>;
type Seat = CommandMessage<'Seat', { readonly guest: Person; readonly friend: Person | null }>;
type Known = Seated['data'];

/** A table with one seat. */
const table: Decider<boolean, Seat, Seated, Known> = {
  initial: false,
  decide: {
    Seat: (_, isTaken, { guest, friend }) => {
      if (isTaken) throw rejectedAgain({ code: 'table.taken', parameters: {}, errors: [] });
      return [{ type: 'Seated', data: { guest, friend } }];
    },
  },
  evolve: { Seated: () => true },
};

const seating = defineWrite({
  decider: table,
  context: async () => ({ ...(await noContext()), facts: { guest: NOT_SEALED_YET, friend: null } }),
  dataSubjects: defineDataSubjects({
    dataByRole: ({ data: { guest, friend } }: Seat) => ({ guest, friend }),
    withSealed: (_: Known, sealed) => sealed,
  }),
});

/** A store in which another command interferes at the worst moment: between sealing and append. */
class BusyStore extends UnreliableEventStore {
  before: (() => Promise<unknown>) | null = null;

  override async append(write: AppendRequest) {
    const before = this.before;
    this.before = null;
    await before?.();
    return super.append(write);
  }
}

describe('the data subjects of a command', () => {
  const li = { name: '李某' };
  const wang = { name: '王某' };
  let store: BusyStore;
  let vault: InMemoryVault;

  beforeEach(() => {
    store = new BusyStore();
    vault = new InMemoryVault();
  });

  /** Each call is made by another process. */
  const seat = (
    guest: Person,
    commandId = 'c1',
    over: Partial<CommandMetadata> & { readonly friend?: Person } = {},
  ) => {
    const { friend = null, ...commandMetadata } = over;
    return pipelineOver(store, new FixedClock(), { vault })
      .run(seating, {
        stream: 'table-1',
        scope: null,
        command: { type: 'Seat', data: { guest, friend } },
        commandMetadata: {
          actor: 'key-1',
          commandId,
          correlationId: 'c',
          causationId: null,
          fingerprint: 'request',
          expectedRevision: null,
          ...commandMetadata,
        },
      })
      .then(
        () => 'seated',
        (error: { readonly code?: string; readonly name: string }) => error.code ?? error.name,
      );
  };
  const guestOf = async (stream = 'table-1') => {
    const [seated] = (await store.read(stream)) as unknown as readonly Seated[];
    return seated === undefined ? null : vault.open(seated.data.guest);
  };

  it('are in the vault, and an event holds their seal', async () => {
    expect(await seat(li, 'c1', { friend: wang })).toBe('seated');
    const [seated] = await store.read('table-1');
    expect(seated?.data).toMatchObject({
      guest: { subjectId: subjectOf('guest', 'c1'), commitment: expect.stringMatching(/^[0-9a-f]{64}$/) },
      friend: { subjectId: subjectOf('friend', 'c1') },
    });
    expect(await guestOf()).toStrictEqual(li);
  });

  it('are not sealed by a refused command, not even temporarily', async () => {
    await seat(li);
    const seal = vault.seal.bind(vault);
    const asked: string[] = [];
    vault.seal = async (subjectId, data) => {
      asked.push(subjectId);
      return seal(subjectId, data);
    };
    expect(await seat(wang, 'c2')).toBe('table.taken');
    expect(await seat(wang, 'c3', { expectedRevision: NO_STREAM })).toBe('stream.changed');
    expect([asked, vault.subjects]).toStrictEqual([[], [subjectOf('guest', 'c1')]]);
  });

  it('are compared when the command is resent: the same ones get the same result, others are refused', async () => {
    await seat(li);
    expect([await seat(li), await seat(wang)]).toStrictEqual(['seated', 'command.key-reused']);
    expect([await seat(li), await guestOf()]).toStrictEqual(['seated', li]);
  });

  it('are gone once erased, so that a resend is refused whomever it names', async () => {
    await seat(li);
    await vault.erase(subjectOf('guest', 'c1'));
    expect([await seat(li), await seat(wang)]).toStrictEqual(['command.key-reused', 'command.key-reused']);
    expect([await guestOf(), (await store.read('table-1')).length]).toStrictEqual([null, 1]);
  });

  it('are not compared for a rejection: it did not depend on them', async () => {
    await seat(li);
    expect([await seat(wang, 'c2'), await seat(li, 'c2')]).toStrictEqual(['table.taken', 'table.taken']);
  });

  it('may be resent with a command refused as stale, and may also differ', async () => {
    expect(await seat(li, 'c1', { expectedRevision: 7n })).toBe('stream.changed');
    expect([await seat(wang), await guestOf()]).toStrictEqual(['seated', wang]);
    expect([await seat(li), await seat(wang)]).toStrictEqual(['command.key-reused', 'seated']);
  });

  it('stay with the command they were sealed for if the outcome of the append is unknown', async () => {
    store.foretell('lost', 'lost', 'lost', 'lost', 'lost');
    expect(await seat(li)).toBe('UnknownOutcome');
    expect([await seat(wang), await seat(li), await guestOf()]).toStrictEqual(['command.key-reused', 'seated', li]);
  });

  describe('if another command conflicts after they were sealed', () => {
    it('are erased with the rejection by the rules', async () => {
      store.before = () => seat(wang, 'rival');
      expect(await seat(li)).toBe('table.taken');
      expect(vault.subjects).toStrictEqual([subjectOf('guest', 'rival')]);
    });

    it('are erased with the rejection as stale, which then is final', async () => {
      store.before = () => seat(wang, 'rival');
      const stale = { expectedRevision: NO_STREAM };
      expect(await seat(li, 'c1', stale)).toBe('stream.changed');
      expect(vault.subjects).toStrictEqual([subjectOf('guest', 'rival')]);
      expect([await seat(li, 'c1', stale), await seat(wang, 'c1')]).toStrictEqual(['stream.changed', 'stream.changed']);
    });

    it('are not erased if the same command was appended first', async () => {
      store.before = () => seat(li);
      expect([await seat(li), await guestOf()]).toStrictEqual(['seated', li]);
    });
  });

  it('of two simultaneous commands under one key: one wins with all of its subjects, the other is refused', async () => {
    const answers = await Promise.all([
      seat(li, 'c1', { friend: wang }),
      seat(li, 'c1', { friend: li }),
      seat(wang, 'c1', { friend: wang }),
    ]);
    expect(answers.toSorted()).toStrictEqual(['command.key-reused', 'command.key-reused', 'seated']);
    expect(vault.subjects).toHaveLength(2);
  });

  const steps = fc.array(
    fc.array(fc.record({ person: fc.constantFrom('a', 'b', 'c'), fate: fc.constantFrom<Fate>(...fates) }), {
      minLength: 1,
      maxLength: 4,
    }),
    { minLength: 1, maxLength: 6 },
  );
  it('never end up under an event of another subject, whatever is resent, lost, delayed or simultaneous', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (rounds) => {
        store = new BusyStore();
        vault = new InMemoryVault();
        const seated = new Set<string>();
        const send = async (name: string) => {
          const answer = await seat({ name });
          expect(['seated', 'command.key-reused', 'UnknownOutcome', 'stream.busy']).toContain(answer);
          if (answer === 'seated') seated.add(name);
        };
        for (const round of rounds) {
          store.foretell(...round.map(({ fate }) => fate));
          await Promise.all(round.map(({ person }) => send(person)));
          await store.deliverLate();
        }
        store.mend();
        for (const name of ['a', 'b', 'c']) await send(name);
        expect(await store.read('table-1')).toHaveLength(1);
        expect([...seated]).toStrictEqual([(await guestOf())?.['name']]);
      }),
      { numRuns: 100 },
    );
  });
});

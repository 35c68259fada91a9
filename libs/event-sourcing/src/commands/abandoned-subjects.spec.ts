import fc from 'fast-check';
import type { CommandMessage, Event } from '../events/event';
import type { AppendRequest, AppendResult } from '../events/event-store';
import { FixedClock } from '../fakes/fixed-clock';
import { InMemoryVault } from '../fakes/in-memory-vault';
import { UnreliableEventStore } from '../simulation/unreliable-event-store';
import type { Sealed } from '../storage/vault';
import { pipelineOver } from '../testing/pipeline-over';
import { untilInTests } from '../testing/until-in-tests';
import { eraseAbandonedSubjects } from './abandoned-subjects';
import { defineDataSubjects, NOT_SEALED_YET, subjectOf } from './data-subjects';
import type { Decider } from './decider';
import { rejectedAgain } from './rejection-catalogue';
import { defineWrite, noContext } from './write-definition';

type Seated = Event<'Seated', { readonly guest: Sealed }>;
type Seat = CommandMessage<'Seat', { readonly guest: { readonly name: string } }>;

/** A table with one seat. */
const table: Decider<boolean, Seat, Seated, { readonly guest: Sealed }> = {
  initial: false,
  decide: {
    Seat: (_, isTaken, { guest }) => {
      if (isTaken) throw rejectedAgain({ code: 'table.taken', parameters: {}, errors: [] });
      return [{ type: 'Seated', data: { guest } }];
    },
  },
  evolve: { Seated: () => true },
};

const until = untilInTests();

const seating = defineWrite({
  decider: table,
  context: async () => ({ ...(await noContext()), facts: { guest: NOT_SEALED_YET } }),
  dataSubjects: defineDataSubjects({
    dataByRole: ({ data: { guest } }: Seat) => ({ guest }),
    withSealed: (_: { readonly guest: Sealed }, sealed) => sealed,
  }),
});

/**
 * When a process dies during its next append: with the subjects sealed, and the events either not stored, or stored but not
 * acknowledged.
 */
type Death = 'before the append' | 'after the append';

class MortalStore extends UnreliableEventStore {
  death: Death | null = null;
  /** Runs just before the next append of the process that is about to die. */
  before: (() => Promise<unknown>) | null = null;
  private died: () => void = () => {};

  /** Resolves when the process has died; its pending calls never resolve. */
  dies(death: Death): Promise<void> {
    this.death = death;
    return new Promise((resolve) => {
      this.died = resolve;
    });
  }

  override async append(write: AppendRequest): Promise<AppendResult> {
    const { before, death } = this;
    [this.before, this.death] = [null, null];
    await before?.();
    if (death === null) return super.append(write);
    if (death === 'after the append') await super.append(write);
    this.died();
    return new Promise<never>(() => {});
  }
}

describe('data subjects sealed for a command whose process died', () => {
  let store: MortalStore;
  let vault: InMemoryVault;
  const clock = new FixedClock();
  const START = clock.now();
  const later = (hours: number) => new Date(Date.parse(START) + hours * 3_600_000).toISOString();

  beforeEach(() => {
    store = new MortalStore();
    vault = new InMemoryVault();
    clock.set(START);
  });

  const seat = (name: string, table = '1', commandId = `c-${table}`): Promise<string> =>
    pipelineOver(store, clock, { vault })
      .run(seating, {
        stream: `table-${table}`,
        scope: null,
        command: { type: 'Seat', data: { guest: { name } } },
        commandMetadata: { ...nobody, commandId, fingerprint: 'request', expectedRevision: null },
      })
      .then(
        () => 'seated',
        (error: { readonly code?: string; readonly name: string }) => error.code ?? error.name,
      );
  const nobody = { actor: 'key-1', correlationId: 'c', causationId: null };
  const dying = async (death: Death, name: string, at = '1', commandId = `c-${at}`): Promise<void> => {
    const died = store.dies(death);
    // A command refused before it reaches the append does not kill the process.
    await Promise.race([died, seat(name, at, commandId)]);
    store.death = null;
  };
  const sweep = (before = later(24)) => eraseAbandonedSubjects({ vault, store }, before);
  const guestOf = async (at = '1') => {
    const [seated] = (await store.read(`table-${at}`)) as unknown as readonly Seated[];
    return seated === undefined ? 'nobody' : vault.open(seated.data.guest);
  };

  it('between sealing and append are erased once no command of that time can still be running', async () => {
    await dying('before the append', '李某');
    expect(vault.subjects).toStrictEqual([subjectOf('guest', 'c-1')]);
    expect([await sweep(START), vault.subjects.length]).toStrictEqual([{ settled: 0, erased: 0 }, 1]);
    expect([await sweep(), vault.subjects]).toStrictEqual([{ settled: 0, erased: 1 }, []]);
    expect(await sweep()).toStrictEqual({ settled: 0, erased: 0 });
  });

  it('are kept if the events were stored, even if the append was not acknowledged', async () => {
    await dying('after the append', '李某');
    expect([await sweep(), await guestOf()]).toStrictEqual([{ settled: 1, erased: 0 }, { name: '李某' }]);
    expect([await sweep(), await seat('李某')]).toStrictEqual([{ settled: 0, erased: 0 }, 'seated']);
  });

  it('are erased if the rejection was stored but the erasure did not run', async () => {
    store.before = () => seat('王某', '1', 'rival');
    await dying('before the append', '李某');
    vault.erase = () => new Promise<never>(() => {});
    const refusing = seat('李某');
    await until(async () => (await store.answerTo('c-1')) !== null);
    void refusing;
    Reflect.deleteProperty(vault, 'erase');
    expect([await sweep(), await guestOf()]).toStrictEqual([{ settled: 1, erased: 1 }, { name: '王某' }]);
    expect(vault.subjects).toStrictEqual([subjectOf('guest', 'rival')]);
  });

  it('are kept if the command is resent while abandoned subjects are being erased', async () => {
    await dying('before the append', '李某');
    clock.set(later(48));
    const answerTo = store.answerTo.bind(store);
    store.answerTo = async (commandId) => {
      Reflect.deleteProperty(store, 'answerTo');
      const answer = await answerTo(commandId);
      expect(await seat('李某')).toBe('seated');
      return answer;
    };
    expect([await sweep(), await guestOf()]).toStrictEqual([{ settled: 0, erased: 0 }, { name: '李某' }]);
  });

  it('stay erased: a resend of the command is refused, and a new key can file again', async () => {
    await dying('before the append', '李某');
    await sweep();
    expect([await seat('李某'), await seat('李某', '1', 'c-2')]).toStrictEqual(['command.key-reused', 'seated']);
  });

  const acts = fc.array(
    fc.record({
      at: fc.constantFrom('1', '2', '3'),
      act: fc.constantFrom<Death | 'seat' | 'sweep'>('before the append', 'after the append', 'seat', 'sweep'),
    }),
    { maxLength: 12 },
  );
  it('end up being exactly those of the stored events, whatever crashed and whenever the erasure ran', async () => {
    await fc.assert(
      fc.asyncProperty(acts, async (all) => {
        store = new MortalStore();
        vault = new InMemoryVault();
        let hour = 0;
        for (const [index, { at, act }] of all.entries()) {
          hour += 30;
          clock.set(later(hour));
          const commandId = `c-${at}-${index % 2}`;
          if (act === 'sweep') await sweep(later(hour - 24));
          else if (act === 'seat') await seat('李某', at, commandId);
          else await dying(act, '李某', at, commandId);
        }
        await sweep(later(hour + 24));
        const facts = (await Promise.all(['1', '2', '3'].map((at) => store.read(`table-${at}`)))).flat();
        const named = facts.map(({ data }) => (data as Seated['data']).guest.subjectId);
        expect(vault.subjects.toSorted()).toStrictEqual(named.toSorted());
      }),
      { numRuns: 200 },
    );
  });
});

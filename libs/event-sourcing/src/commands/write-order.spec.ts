import type { CommandMessage, Event } from '../events/event';
import { FixedClock } from '../fakes/fixed-clock';
import { InMemoryEventStore } from '../fakes/in-memory-event-store';
import { pipelineOver } from '../testing/pipeline-over';
import type { Decider } from './decider';
import { Rejection } from './rejection';
import { rejectedAgain } from './rejection-catalogue';
import { defineWrite } from './write-definition';

type Noted = Event<'Noted', { department: string }>;
type Note = CommandMessage<'Note', { department: string; allowed: boolean }>;

/** A book that is visible only to its own department. */
const book: Decider<{ readonly owner: string | null }, Note, Noted, { readonly full: boolean }> = {
  initial: { owner: null },
  decide: {
    Note: ({ department, allowed }, _, { full }) => {
      if (full) throw rejectedAgain({ code: 'book.full', parameters: {}, errors: [] });
      if (!allowed) throw rejectedAgain({ code: 'book.not-allowed', parameters: {}, errors: [] });
      return [{ type: 'Noted', data: { department } }];
    },
  },
  evolve: { Noted: ({ owner }, { department }) => ({ owner: owner ?? department }) },
};

/** Everything that can be wrong with one command at once; `true`: it is wrong. */
type Wrongs = {
  readonly nobody?: boolean;
  readonly hidden?: boolean;
  readonly keyReused?: boolean;
  readonly stale?: boolean;
  readonly contextRefuses?: boolean;
  readonly full?: boolean;
  readonly notAllowed?: boolean;
};

describe('the order of the steps of a write', () => {
  const steps: string[] = [];

  /** The result of a command with these errors. */
  async function answerTo(wrongs: Wrongs, commandMetadata: { readonly repeated?: boolean } = {}): Promise<string> {
    const store = new InMemoryEventStore();
    const pipeline = pipelineOver(store, new FixedClock());
    const asked = (wrong: Wrongs) => ({
      stream: 'book-1',
      command: { type: 'Note', data: { department: 'planning', allowed: wrong.notAllowed !== true } } as const,
      commandMetadata: {
        actor: wrong.nobody === true ? '' : 'key-1',
        commandId: wrong.keyReused === true || commandMetadata.repeated === true ? 'first' : 'second',
        correlationId: 'c',
        causationId: null,
        fingerprint: wrong.keyReused === true ? 'another request' : 'request',
        expectedRevision: wrong.stale === true ? 7n : null,
      },
      scope: { department: wrong.hidden === true ? 'health' : 'planning', region: null },
    });
    const write = (wrong: Wrongs) =>
      defineWrite({
        decider: book,
        see: ({ department }: { readonly department: string | null }, { state }) => {
          steps.push('scope');
          if (state.owner !== null && state.owner !== department)
            throw rejectedAgain({ code: 'book.not-found', parameters: {}, errors: [] });
        },
        context: async () => {
          steps.push('context');
          if (wrong.contextRefuses === true)
            throw rejectedAgain({ code: 'book.shelf-unknown', parameters: {}, errors: [] });
          return { facts: { full: wrong.full === true }, revisions: {} };
        },
        numbers: () => {
          steps.push('answer');
          return {};
        },
      });
    const first = asked({});
    await pipeline.run(write({}), { ...first, commandMetadata: { ...first.commandMetadata, commandId: 'first' } });
    steps.length = 0;
    return pipeline.run(write(wrongs), asked(wrongs)).then(
      ({ revision }) => `revision ${revision}`,
      (error: Error) => (error instanceof Rejection ? error.code : error.message),
    );
  }

  const everything: Wrongs = {
    nobody: true,
    hidden: true,
    keyReused: true,
    stale: true,
    contextRefuses: true,
    full: true,
    notAllowed: true,
  };

  /** What is corrected, one after the other, and the error that then comes first. */
  it.each([
    ['Note has no caller', {}],
    ['book.not-found', { nobody: false }],
    ['command.key-reused', { nobody: false, hidden: false }],
    ['stream.changed', { nobody: false, hidden: false, keyReused: false }],
    ['book.shelf-unknown', { nobody: false, hidden: false, keyReused: false, stale: false }],
    ['book.full', { nobody: false, hidden: false, keyReused: false, stale: false, contextRefuses: false }],
    [
      'book.not-allowed',
      { nobody: false, hidden: false, keyReused: false, stale: false, contextRefuses: false, full: false },
    ],
  ] as const)('returns %s before any other error', async (answer, right: Wrongs) => {
    expect(await answerTo({ ...everything, ...right })).toBe(answer);
  });

  it('runs each step once if nothing is wrong', async () => {
    expect(await answerTo({})).toBe('revision 1');
    expect(steps).toStrictEqual(['scope', 'context', 'answer']);
  });

  it('does not read the outcome of a command whose stream the caller may no longer see', async () => {
    expect(await answerTo({ hidden: true }, { repeated: true })).toBe('book.not-found');
    expect(await answerTo({}, { repeated: true })).toBe('revision 0');
    expect(steps).toStrictEqual(['scope', 'answer']);
  });

  it('loads no context for a command that has an outcome, or whose caller has seen another revision', async () => {
    expect(await answerTo({ stale: true, contextRefuses: true }, { repeated: true })).toBe('revision 0');
    expect(await answerTo({ stale: true, contextRefuses: true })).toBe('stream.changed');
    expect(steps).toStrictEqual(['scope']);
  });
});

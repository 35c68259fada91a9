import type { CommandMessage, Event } from '../events/event';
import { FixedClock } from '../fakes/fixed-clock';
import { InMemoryEventStore } from '../fakes/in-memory-event-store';
import { pipelineOver } from '../testing/pipeline-over';
import type { Decider } from './decider';
import { kernelRejection } from './kernel-rejections';
import { defineWrite } from './write-definition';

type Noted = Event<'Noted', { text: string }>;
type Note = CommandMessage<'Note', { text: string }>;

const notes: Decider<null, Note, Noted> = {
  initial: null,
  decide: { Note: ({ text }) => [{ type: 'Noted', data: { text } }] },
  evolve: { Noted: () => null },
};

it.each(['stream.busy', 'command.too-slow'] as const)(
  'a context that throws %s is not a decision on the command: when resent, it is decided',
  async (code) => {
    const store = new InMemoryEventStore();
    let refusals = 1;
    const write = defineWrite({
      decider: notes,
      context: async () => {
        if (refusals-- > 0) throw kernelRejection(code);
        return { facts: null, revisions: {} };
      },
    });
    const request = {
      stream: 'notes-1',
      command: { type: 'Note', data: { text: 'a' } } as const,
      commandMetadata: {
        actor: 'key-1',
        commandId: 'c-1',
        correlationId: 'c',
        causationId: null,
        fingerprint: 'f',
        expectedRevision: null,
      },
      scope: null,
    };
    const pipeline = pipelineOver(store, new FixedClock());
    await expect(pipeline.run(write, request)).rejects.toMatchObject({ code });
    expect(await store.answerTo('c-1')).toBeNull();
    expect(await pipeline.run(write, request)).toMatchObject({ revision: 0n });
  },
);

import type { CommandMessage, Event } from '../events/event';
import { FixedClock } from '../fakes/fixed-clock';
import { InMemoryEventStore } from '../fakes/in-memory-event-store';
import { pipelineOver } from '../testing/pipeline-over';
import type { Decider } from './decider';
import type { Rejection, RejectionData } from './rejection';
import { rejectedAgain } from './rejection-catalogue';
import { REJECTION_TEXT_MAX, truncatedRejection } from './truncated-rejection';
import { defineWrite, noContext } from './write-definition';

const long = '𠮷'.repeat(1_000);
const told: RejectionData = {
  code: 'note.refused',
  parameters: {
    text: long,
    short: 'kept',
    count: 3,
    nothing: null,
    texts: [long, 7, 'kept'],
    things: [{ name: long, until: null }],
  },
  errors: [{ pointer: `/${long}`, code: 'note.refused', parameters: { text: long } }],
};
const cut = `${'𠮷'.repeat(REJECTION_TEXT_MAX - 1)}…`;

describe('a stored rejection', () => {
  it('repeats only the beginning of a text, in whole characters', () => {
    const { parameters, errors } = truncatedRejection(told);
    expect(parameters).toStrictEqual({
      text: cut,
      short: 'kept',
      count: 3,
      nothing: null,
      texts: [cut, 7, 'kept'],
      things: [{ name: cut, until: null }],
    });
    expect(errors).toStrictEqual([
      { pointer: `/${'𠮷'.repeat(REJECTION_TEXT_MAX - 2)}…`, code: 'note.refused', parameters: { text: cut } },
    ]);
    const exact = { ...told, parameters: { text: 'x'.repeat(REJECTION_TEXT_MAX) }, errors: [] };
    expect(truncatedRejection(exact)).toEqual(exact);
  });

  it('is returned as it is stored, from the first response on', async () => {
    const refusing: Decider<
      null,
      CommandMessage<'Note', Record<string, never>>,
      Event<'Noted', Record<string, never>>,
      null
    > = {
      initial: null,
      decide: {
        Note: () => {
          throw rejectedAgain(told);
        },
      },
      evolve: { Noted: () => null },
    };
    const store = new InMemoryEventStore();
    const write = defineWrite({ decider: refusing, context: noContext });
    const send = () =>
      pipelineOver(store, new FixedClock())
        .run(write, {
          stream: 'note-1',
          scope: null,
          command: { type: 'Note', data: {} },
          commandMetadata: {
            actor: 'a',
            commandId: 'c1',
            correlationId: 'c',
            causationId: null,
            fingerprint: 'f',
            expectedRevision: null,
          },
        })
        .catch((error: Rejection) => error);
    const first = await send();
    expect(first).toMatchObject({ code: 'note.refused', parameters: { text: cut } });
    expect(await send()).toEqual(first);
    expect((await store.answerTo('c1'))?.rejection?.parameters['text']).toBe(cut);
  });
});

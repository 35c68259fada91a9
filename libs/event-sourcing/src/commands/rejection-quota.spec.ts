import type { CommandMessage, Event } from '../events/event';
import { FixedClock } from '../fakes/fixed-clock';
import { InMemoryEventStore } from '../fakes/in-memory-event-store';
import { InMemoryVault } from '../fakes/in-memory-vault';
import { CommandPipeline } from './command-pipeline';
import type { Decider } from './decider';
import { rejectedAgain } from './rejection-catalogue';
import { REJECTIONS_PER_HOUR, RejectionQuota } from './rejection-quota';
import { defineWrite, noContext } from './write-definition';

type Noted = Event<'Noted', { text: string }>;
type Note = CommandMessage<'Note', { text: string }>;

const notes: Decider<null, Note, Noted> = {
  initial: null,
  decide: {
    Note: ({ text }) => {
      if (text === '') throw rejectedAgain({ code: 'note.empty', parameters: {}, errors: [] });
      return [{ type: 'Noted', data: { text } }];
    },
  },
  evolve: { Noted: () => null },
};
const write = defineWrite({ decider: notes, context: noContext });

describe('the stored rejections of one caller', () => {
  let ms = 0;
  const store = new InMemoryEventStore();
  const ports = { store, vault: new InMemoryVault(), clock: new FixedClock(), random: () => 0.5 };
  const pipeline = new CommandPipeline({ ...ports, refusals: new RejectionQuota(() => ms) });
  const note = (commandId: string, text = '', actor = 'key-1') =>
    pipeline
      .run(write, {
        stream: 'notes-1',
        command: { type: 'Note', data: { text } },
        commandMetadata: {
          actor,
          commandId,
          correlationId: 'c',
          causationId: null,
          fingerprint: 'f',
          expectedRevision: null,
        },
        scope: null,
      })
      .then(
        () => 'noted',
        ({ code }: { readonly code: string }) => code,
      );

  it('are bounded in number, and beyond the bound none is stored', async () => {
    const told = await Promise.all(Array.from({ length: 60 }, (_, n) => note(`c-${n}`)));
    for (let n = 60; n < REJECTIONS_PER_HOUR; n++) told.push(await note(`c-${n}`));
    expect(new Set(told)).toEqual(new Set(['note.empty']));
    expect([await note('beyond'), await store.answerTo('beyond')]).toEqual(['command.refused-too-often', null]);
  });

  it('prevent neither valid commands, nor repeated results, nor other callers', async () => {
    expect(await note('c-0')).toBe('note.empty');
    expect(await note('right', 'a')).toBe('noted');
    expect(await note('another', '', 'key-2')).toBe('note.empty');
    expect(await note('beyond', 'now right')).toBe('noted');
  });

  it('are replenished with elapsed real time', async () => {
    expect(await note('too early')).toBe('command.refused-too-often');
    ms += 3_600_000 / REJECTIONS_PER_HOUR;
    expect([await note('in time'), await note('too early')]).toEqual(['note.empty', 'command.refused-too-often']);
    ms += 10 * 3_600_000;
    expect(await note('too early')).toBe('note.empty');
  });
});

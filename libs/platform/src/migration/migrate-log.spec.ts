import { type EventStore, eventId, metadataAt, type NewEvent, type RecordedEvent } from '@sealtrail/event-sourcing';
import { InMemoryEventStore } from '@sealtrail/event-sourcing/testing';
import { compareLogs, migrateLog } from './migrate-log';

const PLACED = new Set(['Placed']);
const commandOf = (n: number): string => eventId('00000000-0000-5000-8000-000000000000', n);

/** The n-th command appends events, with its outcome. */
const tell = (log: EventStore, n: number, expected: bigint, ...facts: readonly Omit<NewEvent, 'id'>[]) => {
  const commandId = commandOf(n);
  const rest = { actor: 'spec', commandId, correlationId: commandId, causationId: null, known: {} };
  return log.append({
    stream: 'one',
    expected,
    events: facts.map((fact, index) => ({ ...fact, id: eventId(commandId, index) })),
    metadata: metadataAt('2026-03-02T01:00:00.000Z', rest),
    answer: { fingerprint: `print ${n}`, rejection: null },
  });
};
const told = { type: 'Told', data: { position: '7' } };

describe('a log copied to another one', () => {
  let from: InMemoryEventStore;
  let to: InMemoryEventStore;
  const carry = (after = 0n) =>
    migrateLog(from, to, { after, bare: new Map(), placed: PLACED, onCarried: async () => {} });
  const compare = () => compareLogs(from, to, PLACED, () => {});

  beforeEach(async () => {
    [from, to] = [new InMemoryEventStore(), new InMemoryEventStore()];
    await tell(from, 1, -1n, told, told);
    await tell(from, 2, 1n, { type: 'Placed', data: { position: '2' } });
  });

  it('has the same events and outcomes, however often it is copied', async () => {
    await carry();
    expect(await compare()).toBe(3);
    expect(await to.answerTo(commandOf(1))).toEqual(await from.answerTo(commandOf(1)));
    await carry();
    await carry(2n);
    expect(await compare()).toBe(3);
  });

  it('resumes after an interruption where it was, and omits nothing', async () => {
    await tell(from, 3, 2n, told);
    for (let kept = 1; kept <= 3; kept++) {
      to = new InMemoryEventStore();
      let carried = 0;
      let after = 0n;
      const cut = migrateLog(from, to, {
        after,
        bare: new Map(),
        placed: PLACED,
        onCarried: async (position) => {
          after = position;
          carried += 1;
          if (carried === kept) throw new Error('cut off');
        },
      });
      await expect(cut).rejects.toThrow('cut off');
      expect((await to.read('one')).map(({ id }) => id)).toEqual(
        (await from.read('one')).filter(({ position }) => position <= after).map(({ id }) => id),
      );
      await carry(after);
      expect(await compare()).toBe(4);
    }
  });

  it('translates positions in its events: one at or before an event is at or before the previous event in the copy', async () => {
    const { position } = await to.append({
      stream: 'another',
      expected: -1n,
      events: [{ ...told, id: eventId(commandOf(9), 0) }],
      metadata: metadataAt('', { actor: '', commandId: commandOf(9), correlationId: '', causationId: null, known: {} }),
      answer: null,
    });
    await carry();
    const carried = await to.read('one');
    expect(carried.map(({ data }) => data['position'])).toEqual(['7', '7', String(carried[1]?.position)]);
    expect(carried[1]?.position).toBeGreaterThan(position);
    await expect(compare()).rejects.toThrow('was not migrated unchanged');
  });

  it('is not considered equal if the outcome of a command differs, or is missing', async () => {
    const copied = await from.read('one');
    for (const answer of [{ fingerprint: 'another', rejection: null }, null]) {
      to = new InMemoryEventStore();
      for (const facts of [[0, 1], [2]].map((indexes) => indexes.map((index) => copied[index] as RecordedEvent))) {
        const [{ stream, revision, metadata }] = facts as [RecordedEvent];
        await to.append({ stream, expected: revision - 1n, events: facts, metadata, answer });
      }
      await expect(compare()).rejects.toThrow(`the outcome of command ${commandOf(1)}`);
    }
  });

  it('is not considered equal if an event differs, or there is one more', async () => {
    await tell(to, 1, -1n, told, { type: 'Told', data: { position: '8' } });
    await expect(compare()).rejects.toThrow('event 1 of one');
    to = new InMemoryEventStore();
    await carry();
    await tell(to, 3, 2n, told);
    await expect(compare()).rejects.toThrow('that was not migrated');
  });
});

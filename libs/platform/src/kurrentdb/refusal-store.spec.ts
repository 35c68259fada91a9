import { NO_STREAM } from '@sealtrail/event-sourcing';
import { appendRequest, REJECTIONS_KEPT_MS } from '@sealtrail/event-sourcing/testing';
import type { KurrentEventStore } from './kurrent-event-store';
import type { AppendSeen } from './testing/fake-kurrentdb';
import { FakeNamespace } from './testing/fake-namespace';

let place: FakeNamespace;
let store: KurrentEventStore;

beforeEach(async () => {
  place = await FakeNamespace.begin();
  store = await place.open({ refusalsKeptDays: 2 });
});
afterEach(() => place.close());

const refused = (commandId: string) => {
  const rejection = { code: 'item.closed', parameters: { text: `of ${commandId}` }, errors: [] };
  return appendRequest(commandId, 'item-1', NO_STREAM, { types: [], answer: { fingerprint: 'f1', rejection } });
};
const told = async (commandId: string, from = store) => (await from.answerTo(commandId))?.rejection?.parameters['text'];
const textIn = (stream: string) =>
  place.server.log
    .of(stream)
    .map(({ data }) => Buffer.from(data).toString('utf8'))
    .join();

it('stores that a command was refused for good, and the rejection for its retention time', async () => {
  await store.append(refused('c1'));
  const { stream: refusals } = place.server.log.events.find(({ stream }) => stream.startsWith('sealtrail?')) ?? {};
  expect(textIn(`$$${refusals}`)).toBe('{"$maxAge":172800}');
  expect(textIn('sealtrail!c1')).not.toContain('item.closed');
  expect(textIn(refusals ?? '')).toContain('of c1');
  place.server.log.letPass(2 * REJECTIONS_KEPT_MS);
  expect([textIn(refusals ?? ''), await told('c1')]).toStrictEqual(['', undefined]);
});

it('stores one record if the same command is refused again after the rejection was deleted', async () => {
  await store.append(refused('c1'));
  place.server.log.letPass(2 * REJECTIONS_KEPT_MS);
  place.server.appends.length = 0;
  await store.append(refused('c1'));
  expect(place.server.appends.filter(({ stream }) => stream.startsWith('sealtrail?'))).toHaveLength(1);
  expect(await told('c1')).toBe('of c1');
});

it('is written by every process, and its records expire one by one', async () => {
  const other = await place.open({ refusalsKeptDays: 2 });
  await Promise.all(['c1', 'c2', 'c3'].map((command) => store.append(refused(command))));
  await other.append(refused('c4'));
  place.server.log.letPass(REJECTIONS_KEPT_MS);
  await store.append(refused('c5'));
  const all = () => Promise.all(['c1', 'c2', 'c3', 'c4', 'c5'].map((command) => told(command, other)));
  expect(await all()).toStrictEqual(['of c1', 'of c2', 'of c3', 'of c4', 'of c5']);
  place.server.log.letPass(REJECTIONS_KEPT_MS);
  expect(await all()).toStrictEqual([undefined, undefined, undefined, undefined, 'of c5']);
});

it('continues in another stream after an attempt with an unclear outcome', async () => {
  await store.append(refused('c1'));
  const isRefusal = ({ stream }: AppendSeen) => stream.startsWith('sealtrail?');
  place.server.onAppend = (seen) => (isRefusal(seen) ? 'held' : 'none');
  await expect(store.append(refused('c2'))).rejects.toThrow('may or may not have been saved');
  place.server.onAppend = () => 'none';
  place.server.release();
  expect(await told('c2')).toBeUndefined();
  await store.append(refused('c2'));
  await store.append(refused('c3'));
  expect([await told('c1'), await told('c2'), await told('c3')]).toStrictEqual(['of c1', 'of c2', 'of c3']);
});

it('does not wait for other writes, however long the server takes for them', async () => {
  const isHeld = ({ events }: AppendSeen) => events.some(({ data }) => Buffer.from(data).includes('of c1'));
  place.server.onAppend = (seen) => (isHeld(seen) ? 'held' : 'none');
  const ends: string[] = [];
  const first = store.append(refused('c1')).catch(() => ends.push('c1'));
  await store.append(refused('c2')).then(() => ends.push('c2'));
  await first;
  expect(ends).toStrictEqual(['c2', 'c1']);
  place.server.onAppend = () => 'none';
  expect(await told('c2')).toBe('of c2');
});

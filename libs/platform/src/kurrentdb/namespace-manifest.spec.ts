import { UnknownOutcome } from '@sealtrail/event-sourcing';
import { KurrentEventStore } from './kurrent-event-store';
import { connectNamespace, type NamespaceConnection } from './namespace';
import { type NamespaceManifest } from './namespace-manifest';
import { throwawayManifest, writeNamespaceManifest } from './testing/empty-namespace';
import { FakeKurrentDb } from './testing/fake-kurrentdb';

let server: FakeKurrentDb;
let reached: NamespaceConnection[];

beforeEach(async () => {
  server = await FakeKurrentDb.start();
  reached = [];
});
afterEach(async () => {
  for (const { connection } of reached) await connection.close();
  server.stop();
});

const place = () => ({ url: server.url, namespace: 'town' });
const reach = async (): Promise<NamespaceManifest> => {
  const one = await connectNamespace(place());
  reached.push(one);
  return one.manifest;
};
const born = () => server.log.of('town#born');

describe('the manifest record of a namespace', () => {
  it('is the first of its namespace, under the id of the log', async () => {
    const birth = await reach();
    expect(await birth.find()).toBeNull();
    expect(server.log.events).toEqual([]);
    const manifest = throwawayManifest();
    expect(await birth.keep(manifest)).toEqual(manifest);
    expect(await birth.find()).toEqual(manifest);
    expect(born().map(({ id }) => id)).toEqual([manifest.log]);
    const store = await KurrentEventStore.open(place());
    expect(store.logId).toBe(manifest.log);
    await store.close();
  });

  it('is that of the first process', async () => {
    const births = await Promise.all([reach(), reach(), reach()]);
    const kept = await Promise.all(births.map((birth) => birth.keep(throwawayManifest())));
    expect(new Set(kept.map(({ log }) => log)).size).toBe(1);
    expect(born()).toHaveLength(1);
  });

  it('is written once, also if the response was lost', async () => {
    let faults = 1;
    server.onAppend = () => (faults-- > 0 ? 'reply-lost' : 'none');
    const manifest = throwawayManifest();
    expect(await (await reach()).keep(manifest)).toEqual(manifest);
    expect(born()).toHaveLength(1);
  });

  it('that could not be written is retried by the next start', async () => {
    server.onAppend = () => 'denied';
    const birth = await reach();
    await expect(birth.keep(throwawayManifest())).rejects.not.toBeInstanceOf(UnknownOutcome);
    expect(await birth.find()).toBeNull();
    server.onAppend = () => 'none';
    const manifest = throwawayManifest();
    expect(await birth.keep(manifest)).toEqual(manifest);
  });

  it('distinguishes a namespace with events from an empty one', async () => {
    const birth = await reach();
    await birth.keep(throwawayManifest());
    expect(await birth.holdsFacts()).toBe(false);
    server.log.append('town:item-1', -1n, born());
    expect(await birth.holdsFacts()).toBe(true);
  });

  it.each<[string, object, RegExp]>([
    ['format 1', { layout: 1, clock: 'real' }, /^The namespace town in the log has format 1; this version/],
    ['a later format', { format: 3 }, /^The namespace town in the log has format 3 of a later version/],
    ['invalid content', { format: 2 }, /^The manifest of the namespace town in the log is damaged/],
    ['another id', throwawayManifest(), /^The manifest of the namespace town in the log is damaged/],
  ])('with %s is refused', async (_, data, text) => {
    writeNamespaceManifest(server, 'town', '0b0e0000-0000-4000-8000-000000000001', data);
    const [birth, before] = [await reach(), server.log.events.length];
    await expect(birth.find()).rejects.toThrow(text);
    await expect(KurrentEventStore.open(place())).rejects.toThrow(text);
    expect(server.log.events).toHaveLength(before);
  });
});

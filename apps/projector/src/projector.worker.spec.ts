import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { departmentDefined } from '@sealtrail/catalog/testing';
import { eventId, metadataAt, NO_STREAM } from '@sealtrail/event-sourcing';
import { ProjectorClient, SqliteEventStore, SqliteReadStore, workerFile } from '@sealtrail/platform';

let folder: string;
/** Closed last in, first out, also after a failed expectation. */
let opened: (() => Promise<void>)[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sealtrail-projector-'));
});
afterEach(async () => {
  for (const close of opened.reverse()) await close();
  opened = [];
  rmSync(folder, { recursive: true });
});

const VIEW = 'departments.v1';
const failed: string[] = [];
const open = async (file: string) => {
  const store = await SqliteEventStore.open(file);
  opened.push(() => store.close());
  return store;
};
const startOn = async (events: string) => {
  const client = await ProjectorClient.start(
    workerFile(__dirname, 'projector.worker'),
    { events: { file: events }, views: { file: join(folder, 'views.sqlite') } },
    [VIEW],
    (error) => failed.push(error),
  );
  opened.push(() => client.close());
  return client;
};
const define = (store: SqliteEventStore, department: string) => {
  const { type, data } = departmentDefined(department, department);
  const commandId = eventId('00000000-0000-5000-8000-000000000000', department.length);
  return store.append({
    stream: `department-${department}`,
    expected: NO_STREAM,
    events: [{ id: eventId(commandId, 0), type, data }],
    metadata: metadataAt('2026-03-02T01:00:00.000Z', {
      actor: 'spec',
      commandId,
      correlationId: commandId,
      causationId: null,
      known: {},
    }),
    answer: null,
  });
};
const reached = (client: ProjectorClient, position: bigint) =>
  client.progress.waitForPosition(position, { view: VIEW, signal: AbortSignal.timeout(20_000) });
const departmentsNow = async () => {
  const views = SqliteReadStore.openForReading(join(folder, 'views.sqlite'));
  const found = await views.list(VIEW, { where: [], limit: 10 });
  await views.close();
  return found.map(({ id }) => id);
};

describe('the projector thread', () => {
  it('folds existing and new events, and continues where it stopped', async () => {
    const file = join(folder, 'events.sqlite');
    const store = await open(file);
    await define(store, 'fire');
    const first = await startOn(file);
    expect(await reached(first, 1n)).toBe(true);
    const { position } = await define(store, 'water');
    expect(await reached(first, position)).toBe(true);
    await first.close();
    const again = await startOn(file);
    expect(await reached(again, position)).toBe(true);
    expect(await departmentsNow()).toEqual(['fire', 'water']);
    expect(failed).toEqual([]);
  });

  it('does not continue a view folded from another log', async () => {
    const [ours, other] = [join(folder, 'a.sqlite'), join(folder, 'b.sqlite')];
    const { position } = await define(await open(ours), 'fire');
    const client = await startOn(ours);
    expect(await reached(client, position)).toBe(true);
    await client.close();
    await define(await open(other), 'water');
    const refused = await startOn(other).then(
      (started) => started.fatal,
      (error: Error) => error,
    );
    expect(refused.message).toContain('was projected from another log');
    expect(await departmentsNow()).toEqual(['fire']);
  });
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { upcasters } from '@sealtrail/contexts';
import { eventId, metadataAt, NO_STREAM } from '@sealtrail/event-sourcing';
import {
  type DistributedStores,
  type LogCheckpoint,
  LogRollbackWatch,
  MongoReadStore,
  MongoTimerStore,
  openDistributed,
  readSettings,
  sharedSettings,
} from '@sealtrail/platform';
import { FakeKurrentDb } from '@sealtrail/platform/testing';
import { MongoDouble } from '../mongo-double/mongo-double';

const VIEW = 'departments.v1';
const ALL = { view: VIEW, documents: new Map() } as const;

class Latch {
  open: () => void = () => {};
  readonly opened = new Promise<void>((resolve) => {
    this.open = resolve;
  });
}

/** Processes that share both servers; one of the servers is restored from an older backup than the other. */
describe('a server restored from a different time', () => {
  let parent: string;
  let log: FakeKurrentDb;
  let documents: MongoDouble;
  let opened: DistributedStores[] = [];

  beforeEach(async () => {
    parent = mkdtempSync(join(tmpdir(), 'sealtrail-apart-'));
    log = await FakeKurrentDb.start();
    documents = await MongoDouble.start();
  });
  afterEach(async () => {
    for (const stores of opened) await stores.close();
    opened = [];
    await documents.close();
    log.stop();
    rmSync(parent, { recursive: true });
  });

  const start = async (): Promise<DistributedStores> => {
    const servers = ['--kurrentdb-url', log.url, '--mongodb-url', documents.url];
    const settings = readSettings([...servers, '--vault-key-file', join(parent, 'vault.key')], {});
    const stores = await openDistributed(sharedSettings(settings), upcasters, { warn: () => {} });
    opened.push(stores);
    return stores;
  };
  const stop = async (): Promise<void> => {
    for (const stores of opened) await stores.close();
    opened = [];
  };
  const tell = (stores: Pick<DistributedStores, 'events'>, name: string, data = {}) => {
    const commandId = eventId('00000000-0000-5000-8000-000000000000', name.length);
    const rest = { actor: 'spec', commandId, correlationId: commandId, causationId: null, known: {} };
    return stores.events.append({
      stream: `department-${name}`,
      expected: NO_STREAM,
      events: [{ id: eventId(commandId, 0), type: 'Told', data }],
      metadata: metadataAt('2026-03-02T01:00:00.000Z', rest),
      answer: null,
    });
  };
  /** What a worker does: it follows the log, and stores its position. */
  const follow = async (stores: DistributedStores, keep: 'view' | 'timers'): Promise<void> => {
    const to = await stores.events.head();
    const fingerprintAt = (position: bigint): string => stores.events.fingerprintAt(position);
    if (keep === 'timers') {
      const timers = await MongoTimerStore.open(stores.documents, { partition: '0', epoch: 1n }, fingerprintAt);
      return timers.advance('watch', [], to);
    }
    const views = new MongoReadStore(stores.documents, () => 1n, fingerprintAt);
    await views.prepare(VIEW, []);
    await views.save({ ...ALL, from: await views.checkpoint(VIEW), to });
  };

  it.each([
    ['view', 'the view departments.v1'],
    ['timers', 'the reactor 0/watch'],
  ] as const)('is detected at the start if the log is older, also if it has grown since: %s', async (keep, said) => {
    const stores = await start();
    await tell(stores, 'fire');
    const backup = log.log.events.length;
    await tell(stores, 'water');
    await follow(stores, keep);
    await stop();
    await start();
    await stop();
    log.log.restoreTo(backup);
    await expect(start()).rejects.toThrow(`${said} is at `);
    await expect(regrown()).rejects.toThrow('of another log: the log is older');
  });

  /** The log is written by a process that did not check it. */
  const regrown = async (): Promise<unknown> => {
    const fact = (stream: string, n: number) => ({
      id: eventId('00000000-0000-5000-8000-00000000000a', n),
      type: 'Told',
      contentType: 'application/json',
      data: Buffer.from('{}'),
      metadata: log.log.events.at(-1)?.metadata ?? Buffer.from('{}'),
      stream,
    });
    for (const [n, name] of ['air', 'earth', 'wood'].entries()) {
      log.log.append(`sealtrail:department-${name}`, -1n, [fact(name, n)]);
    }
    return start();
  };

  it('is detected by a running process, which ends', async () => {
    const { events } = await start();
    const looked = new Latch();
    const seen = {
      head: () => events.head().finally(looked.open),
      fingerprintAt: (position: bigint) => events.fingerprintAt(position),
      contains: (followed: LogCheckpoint) => events.contains(followed),
    };
    await tell({ events }, 'fire');
    const backup = log.log.events.length;
    await tell({ events }, 'water');
    const watch = new LogRollbackWatch(seen, 5);
    await looked.opened;
    log.log.restoreTo(backup);
    expect((await watch.rolledBack).message).toMatch(/^The log was rolled back: position \d+ no longer exists\.$/);
  });

  it('is detected at the start if the database is older than the log', async () => {
    const stores = await start();
    const applicant = { subjectId: 'somebody', commitment: '00' };
    await tell(stores, 'fire', { applicant, materials: [{ file: 'a'.repeat(64) }] });
    await stop();
    await expect(start()).rejects.toThrow(
      /the vault lacks 1 data subjects referenced by the log[\s\S]*1 files referenced by the log are missing[\s\S]*cli -- reconcile/,
    );
  });

  it('is accepted once if its checkpoints have no fingerprints', async () => {
    const stores = await start();
    await tell(stores, 'fire');
    const views = new MongoReadStore(stores.documents, () => 1n);
    await views.prepare(VIEW, []);
    await views.save({ ...ALL, from: 0n, to: await stores.events.head() });
    await stop();
    await follow(await start(), 'view');
    expect(await new MongoReadStore((await start()).documents).followers()).toEqual([
      { name: VIEW, position: expect.any(BigInt), mark: expect.stringContaining('department-fire') },
    ]);
  });
});

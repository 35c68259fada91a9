import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  describeAccessTrailContract,
  describeFileStoreContract,
  describeLeaseStoreContract,
  describePresenceContract,
  describeReadStoreContract,
  describeSpentTicketsContract,
  describeTimerStoreContract,
  describeVaultContract,
} from '@sealtrail/event-sourcing/testing';
import {
  GridFsFileStore,
  MongoAccessTrail,
  type MongoConnection,
  MongoLeaseStore,
  MongoPresence,
  MongoReadStore,
  MongoSpentTickets,
  MongoTimerStore,
  MongoVault,
} from '@sealtrail/platform';
import { MongoWorld } from './mongo-world';

/** A driver with a double of its own. */
async function driverOf<T>(deployment: 'replicaSet' | 'standalone', open: (connection: MongoConnection) => Promise<T>) {
  const world = await MongoWorld.start(deployment);
  return { store: await open(await world.connect()), close: () => world.close() };
}

/** Real time plus the time advanced by the test. */
function passingTime() {
  let passedMs = 0;
  const passMs = async (ms: number): Promise<void> => {
    passedMs += ms;
  };
  return { nowMs: () => Date.now() + passedMs, passMs };
}

const folder = mkdtempSync(join(tmpdir(), 'sealtrail-keys-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe.each(['replicaSet', 'standalone'] as const)('over a double of a %s', (deployment) => {
  describeReadStoreContract('MongoReadStore', () =>
    driverOf(deployment, async (connection) => new MongoReadStore(connection)),
  );
  describeTimerStoreContract('MongoTimerStore', () =>
    driverOf(deployment, (connection) => MongoTimerStore.open(connection, { partition: '1/2', epoch: 3n })),
  );
  describeLeaseStoreContract('MongoLeaseStore', () =>
    driverOf(deployment, async (connection) => new MongoLeaseStore(connection)),
  );
  describeVaultContract('MongoVault', () =>
    driverOf(deployment, (connection) => MongoVault.open(connection, join(folder, randomUUID()))),
  );
  describeAccessTrailContract('MongoAccessTrail', () =>
    driverOf(deployment, (connection) => MongoAccessTrail.open(connection)),
  );
  describePresenceContract('MongoPresence', async () => {
    const { nowMs, passMs } = passingTime();
    const { store, close } = await driverOf(deployment, (connection) => MongoPresence.open(connection, nowMs));
    return { presence: store, passMs, close };
  });
  describeSpentTicketsContract('MongoSpentTickets', async () => {
    const { nowMs, passMs } = passingTime();
    const world = await MongoWorld.start(deployment);
    const tickets = await MongoSpentTickets.open(await world.connect(), nowMs);
    const elsewhere = await MongoSpentTickets.open(await world.connect(), nowMs);
    return { tickets, elsewhere, passMs, close: () => world.close() };
  });
  describeFileStoreContract('GridFsFileStore', async () => {
    let passedMs = 0;
    const letPass = (ms: number) => {
      passedMs += ms;
    };
    const nowMs = () => Date.now() + passedMs;
    return { ...(await driverOf(deployment, (connection) => GridFsFileStore.open(connection, nowMs))), letPass };
  });
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FakeKurrentDb } from '@sealtrail/platform/testing';
import type { ApiRequests } from '../api-requests';
import type { Worker } from '../crash-servers/worker';
import { MongoDouble } from '../mongo-double/mongo-double';
import { becomes, Deployment } from '../processes/deployment';
import { startServer, type TestServer } from '../server';
import { done } from '../stories/office';
import { Receiver } from './receiver';

const FACTS = 10;
const LOOPBACK = '127.0.0.0/8';

/** A deployment that is killed and restarted while facts are recorded. */
type Killable = {
  readonly requests: () => ApiRequests;
  /** Kills a delivering process, and starts another; requests go to a live one. */
  readonly killed: () => Promise<void>;
  readonly end: () => Promise<void>;
};

async function oneProcess(): Promise<Killable> {
  const dataDir = mkdtempSync(join(tmpdir(), 'sealtrail-webhooks-'));
  const more = ['--webhook-networks', LOOPBACK];
  let server: TestServer = await startServer({ dataDir, more });
  const { adminKey } = server;
  return {
    requests: () => server,
    killed: async () => {
      await server.kill();
      server = await startServer({ dataDir, adminKey, more });
    },
    end: async () => {
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

async function severalProcesses(): Promise<Killable> {
  const events = await FakeKurrentDb.start();
  const documents = await MongoDouble.start();
  const town = new Deployment({ kurrentdb: events.url, mongodb: documents.url });
  const apis: Worker[] = await Promise.all([town.start('api'), town.start('api'), town.start('projector')]);
  apis.pop();
  return {
    requests: () => town.requests(apis[0] as Worker),
    killed: async () => {
      await apis.shift()?.kill();
      apis.push(await town.start('api'));
    },
    end: async () => {
      await town.end();
      await documents.close();
      events.stop();
    },
  };
}

describe.each([
  ['one process', oneProcess],
  ['several processes on servers', severalProcesses],
] as const)('webhooks of %s, killed while facts flow', (_, begin) => {
  let under: Killable;
  const receiver = new Receiver();
  const told: string[] = [];

  beforeAll(async () => {
    await receiver.start();
    under = await begin();
  });
  afterAll(async () => {
    await under.end();
    await receiver.die();
  });

  const happen = async (): Promise<void> => {
    for (let n = 0; n < FACTS; n++) {
      const code = `d${told.length}`;
      const body = { name: code, region: '370100', level: 'city' };
      await done(under.requests().put(`/v1/departments/${code}`, body));
      told.push(code);
    }
  };
  const arrived = () => receiver.firstOfEach.map(({ subject }) => subject);
  const untilArrived = () => becomes('everything has come', async () => arrived().length >= told.length);

  it('lose no delivery, keep the order, and send nothing with another id', async () => {
    const wish = { name: 'w', url: receiver.url, role: 'supervisor', types: ['DepartmentDefined'] };
    const { body } = await done(under.requests().post('/v1/webhooks', wish));
    const { id } = body as { id: string };
    await happen();
    await untilArrived();
    await under.killed();
    await happen();
    await receiver.die();
    await happen();
    await under.killed();
    await happen();
    await receiver.start();
    await done(under.requests().post(`/v1/webhooks/${id}/enabling`, {}));
    await untilArrived();
    await under.killed();
    await happen();
    await untilArrived();
    expect(arrived()).toEqual(told);
    expect(new Set(receiver.came.map((each) => `${each.subject} ${each.id}`)).size).toBe(told.length);
  });
});

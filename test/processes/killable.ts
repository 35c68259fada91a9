import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FakeKurrentDb } from '@sealtrail/platform/testing';
import type { ApiRequests } from '../api-requests';
import type { Worker } from '../crash-servers/worker';
import { MongoDouble } from '../mongo-double/mongo-double';
import { startServer, type TestServer } from '../server';
import { Deployment } from './deployment';

const LOOPBACK = '127.0.0.0/8';

/** A deployment whose processes are killed and restarted while facts are recorded; webhooks may go to this machine. */
export type Killable = {
  /** Requests to a live process. */
  readonly requests: () => ApiRequests;
  /** Kills the process that answers, and starts another; requests go to a live one from then on. */
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

/** Both deployments, for `describe.each`. */
export const killables = [
  ['one process', oneProcess],
  ['several processes on servers', severalProcesses],
] as const;

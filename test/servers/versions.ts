import { EventStoreDBClient } from '@eventstore/db-client';
import { MongoClient } from 'mongodb';
import type { Addresses } from './addresses';

const WAIT_MS = 10_000;

/** What the servers say that they are: what was shown with one version was not shown with another. */
export async function versionsOf({ kurrentdb, mongodb }: Addresses): Promise<readonly string[]> {
  const asked = [
    kurrentdb === null ? [] : [told('KurrentDB', kurrentDbVersion(kurrentdb))],
    mongodb === null ? [] : [told('MongoDB', mongoDbVersion(mongodb))],
  ];
  return Promise.all(asked.flat());
}

async function told(server: string, asking: Promise<string>): Promise<string> {
  return `${server} ${await asking.catch((error: unknown) => `of an unknown version (${String(error)})`)}`;
}

async function kurrentDbVersion(url: string): Promise<string> {
  const client = EventStoreDBClient.connectionString(url.replace(/^\w+/, 'esdb'));
  const late = new Promise<never>((_, reject) => setTimeout(reject, WAIT_MS, new Error('no answer')).unref());
  try {
    // Hidden in the client's types, yet the only place that knows.
    const { capabilities } = client as unknown as { capabilities: Promise<{ serverVersion: string }> };
    return (await Promise.race([capabilities, late])).serverVersion;
  } finally {
    await client.dispose();
  }
}

async function mongoDbVersion(url: string): Promise<string> {
  const client = new MongoClient(url, { serverSelectionTimeoutMS: WAIT_MS });
  try {
    return String((await client.db('admin').command({ buildInfo: 1 }))['version']);
  } finally {
    await client.close();
  }
}

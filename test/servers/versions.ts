import { EventStoreDBClient } from '@eventstore/db-client';
import { MongoClient } from 'mongodb';
import type { Addresses } from './addresses';

const WAIT_MS = 10_000;

/** What the servers say that they are: what was shown with one version was not shown with another. */
export type Identities = { readonly kurrentdb: string | null; readonly mongodb: string | null };

export async function identitiesOf({ kurrentdb, mongodb }: Addresses): Promise<Identities> {
  return {
    kurrentdb: kurrentdb === null ? null : await told('KurrentDB', kurrentDbIdentity(kurrentdb)),
    mongodb: mongodb === null ? null : await told('MongoDB', mongoDbIdentity(mongodb)),
  };
}

const told = (server: string, asking: Promise<string>): Promise<string> =>
  asking.catch((error: unknown) => `${server} of an unknown version (${String(error)})`);

type BuildInfo = { readonly version?: string; readonly ferretdbVersion?: string; readonly secantusVersion?: string };

/** Who speaks the protocol of MongoDB: each of other makers has a member of its own beside the version that it stands for. */
export function identityOf(buildInfo: BuildInfo): string {
  const { version, ferretdbVersion, secantusVersion } = buildInfo;
  if (ferretdbVersion !== undefined) return `FerretDB ${ferretdbVersion}`;
  if (secantusVersion !== undefined) return `SecantusDB ${secantusVersion}`;
  return `MongoDB ${version}`;
}

async function kurrentDbIdentity(url: string): Promise<string> {
  const client = EventStoreDBClient.connectionString(url.replace(/^\w+/, 'esdb'));
  const late = new Promise<never>((_, reject) => setTimeout(reject, WAIT_MS, new Error('no answer')).unref());
  try {
    // Hidden in the client's types, yet the only place that knows.
    const { capabilities } = client as unknown as { capabilities: Promise<{ serverVersion: string }> };
    return `KurrentDB ${(await Promise.race([capabilities, late])).serverVersion}`;
  } finally {
    await client.dispose();
  }
}

async function mongoDbIdentity(url: string): Promise<string> {
  const client = new MongoClient(url, { serverSelectionTimeoutMS: WAIT_MS });
  try {
    return identityOf((await client.db('admin').command({ buildInfo: 1 })) as BuildInfo);
  } finally {
    await client.close();
  }
}

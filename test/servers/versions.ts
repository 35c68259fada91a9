import { EventStoreDBClient } from '@eventstore/db-client';
import { MongoClient } from 'mongodb';
import type { Addresses } from './addresses';

const WAIT_MS = 10_000;

/** The identities of the servers: results for one version do not apply to another. */
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

/**
 * The implementation of the MongoDB protocol: those of other vendors have a member of their own in addition to the emulated
 * version.
 */
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
    // Hidden in the client's types, yet the only source.
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

/** The addresses of existing servers; `null`: not given. */
export type Addresses = { readonly kurrentdb: string | null; readonly mongodb: string | null };

/** @throws with a message if all tests would share one database: each creates its own, named after its namespace. */
export function addressesIn(environment: Readonly<Record<string, string | undefined>>): Addresses {
  const kurrentdb = environment['SEALTRAIL_KURRENTDB_URL'] || null;
  const mongodb = environment['SEALTRAIL_MONGODB_URL'] || null;
  if (mongodb !== null && /^\w+(\+srv)?:\/\/[^/?]+\/[^?]/.test(mongodb)) {
    throw new Error(
      'SEALTRAIL_MONGODB_URL names a database: leave the name out (and say authSource=… if it must be said)',
    );
  }
  return { kurrentdb, mongodb };
}

import { randomUUID } from 'node:crypto';
import { NO_STREAM } from '@sealtrail/event-sourcing';
import { FORMAT, type Manifest } from '../../namespace-manifest/manifest';
import { sealedManifest } from '../../namespace-manifest/manifest-secret';
import { newKey } from '../../vault/sealing';
import { KurrentEventStore } from '../kurrent-event-store';
import { connectNamespace, type KurrentOptions } from '../namespace';
import type { FakeKurrentDb } from './fake-kurrentdb';

/** With a key that is not stored. */
export const throwawayManifest = (): Manifest =>
  sealedManifest(
    { format: FORMAT, zone: 'Asia/Shanghai', clock: 'simulated', log: randomUUID(), folder: null },
    newKey(),
  );

/** Writes the records of an initialisation without the network. */
export function writeNamespaceManifest({ log }: FakeKurrentDb, namespace: string, id: string, said: object): void {
  const data = Buffer.from(JSON.stringify(said));
  const born = { id, type: 'Born', contentType: 'application/json', data, metadata: Buffer.from('') };
  log.append(`${namespace}#born`, NO_STREAM, [born]);
}

/** A log without a vault or views. */
export async function openEmptyNamespace(options: KurrentOptions): Promise<KurrentEventStore> {
  const { connection, manifest: birth } = await connectNamespace(options);
  try {
    await birth.keep(throwawayManifest());
  } finally {
    await connection.close();
  }
  return KurrentEventStore.open(options);
}

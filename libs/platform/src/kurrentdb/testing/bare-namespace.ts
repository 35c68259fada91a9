import { randomUUID } from 'node:crypto';
import { NO_STREAM } from '@sealtrail/event-sourcing';
import { FORMAT, type Manifest } from '../../birth/manifest';
import { sealedManifest } from '../../birth/secret-keeping';
import { newKey } from '../../vault/sealing';
import { KurrentEventStore } from '../kurrent-event-store';
import { type KurrentOptions, reachNamespace } from '../namespace';
import type { FakeKurrentDb } from './fake-kurrentdb';

/** Under a key that nobody keeps. */
export const bareManifest = (): Manifest =>
  sealedManifest(
    { format: FORMAT, zone: 'Asia/Shanghai', clock: 'simulated', log: randomUUID(), folder: null },
    newKey(),
  );

/** Writes what a birth writes, without the way over the network. */
export function leaveBirth({ log }: FakeKurrentDb, namespace: string, id: string, said: object): void {
  const data = Buffer.from(JSON.stringify(said));
  const born = { id, type: 'Born', contentType: 'application/json', data, metadata: Buffer.from('') };
  log.append(`${namespace}#born`, NO_STREAM, [born]);
}

/** A log without a vault or views. */
export async function openBareNamespace(options: KurrentOptions): Promise<KurrentEventStore> {
  const { connection, birth } = await reachNamespace(options);
  try {
    await birth.keep(bareManifest());
  } finally {
    await connection.close();
  }
  return KurrentEventStore.open(options);
}

import { randomUUID } from 'node:crypto';
import { FORMAT, type Manifest } from '../../birth/manifest';
import { sealedManifest } from '../../birth/secret-keeping';
import { newKey } from '../../vault/sealing';
import { KurrentEventStore } from '../kurrent-event-store';
import { type KurrentOptions, reachNamespace } from '../namespace';

/** Under a key that nobody keeps. */
export const bareManifest = (): Manifest =>
  sealedManifest(
    { format: FORMAT, zone: 'Asia/Shanghai', clock: 'simulated', log: randomUUID(), folder: null },
    newKey(),
  );

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

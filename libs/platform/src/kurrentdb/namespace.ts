import { type Wait, wait } from '@sealtrail/event-sourcing';
import { Connection } from './connection';
import { GrpcLogClient } from './grpc-log-client';
import { NamespaceManifest } from './namespace-manifest';
import { serverAddress } from './server-address';
import { requireSupportedVersion } from './server-version';
import { type StreamNames, streamNames } from './stream-names';
import { TIMINGS, type Timings } from './timings';

export type KurrentOptions = {
  /** A connection string, `esdb://user:password@host:2113?tlsCaFile=…`; contains a secret. */
  readonly url: string;
  /** The namespace of this installation's streams: lower-case letters, digits and `-`. */
  readonly namespace: string;
  /** Retention time of rejections in days. */
  readonly refusalsKeptDays?: number;
  /** Called when a subscription was interrupted; it reconnects by itself. */
  readonly onOutage?: (error: unknown) => void;
  readonly timings?: Partial<Timings>;
  readonly wait?: Wait;
};

/** A namespace on a reachable server of a supported version; it may or may not be initialised. */
export type NamespaceConnection = {
  readonly connection: Connection;
  readonly names: StreamNames;
  readonly manifest: NamespaceManifest;
};

/** @throws {UnusableServer} {@link StoreUnavailable} */
export async function connectNamespace(options: KurrentOptions): Promise<NamespaceConnection> {
  const names = streamNames(options.namespace);
  const address = serverAddress(options.url);
  const timings = { ...TIMINGS, ...options.timings };
  const connect = () => new GrpcLogClient(address, timings);
  const connection = new Connection({ address, connect, timings, wait: options.wait ?? wait });
  try {
    requireSupportedVersion(await connection.ask((client) => client.serverVersion()));
    return { connection, names, manifest: new NamespaceManifest(connection, names) };
  } catch (error) {
    await connection.close();
    throw error;
  }
}

import { type Wait, wait } from '@sealtrail/event-sourcing';
import { BirthRecord } from './birth';
import { Connection } from './connection';
import { GrpcLogClient } from './grpc-log-client';
import { type PlaceNames, placeNames } from './place-names';
import { serverAddress } from './server-address';
import { mustBeUsable } from './server-version';
import { TIMINGS, type Timings } from './timings';

export type KurrentOptions = {
  /** A connection string, `esdb://user:password@host:2113?tlsCaFile=…`; it holds a secret. */
  readonly url: string;
  /** Under which name this installation keeps its streams: small letters, digits and `-`. */
  readonly namespace: string;
  /** For how many days refusals are remembered. */
  readonly refusalsKeptDays?: number;
  /** Told when a subscription was interrupted; it goes on by itself. */
  readonly onOutage?: (error: unknown) => void;
  readonly timings?: Partial<Timings>;
  readonly wait?: Wait;
};

/** A namespace in a server that answers and is new enough; whether anything was born there is another question. */
export type ReachedNamespace = {
  readonly connection: Connection;
  readonly names: PlaceNames;
  readonly birth: BirthRecord;
};

/** @throws {UnusableServer} {@link StoreUnavailable} */
export async function reachNamespace(options: KurrentOptions): Promise<ReachedNamespace> {
  const names = placeNames(options.namespace);
  const address = serverAddress(options.url);
  const timings = { ...TIMINGS, ...options.timings };
  const connect = () => new GrpcLogClient(address, timings);
  const connection = new Connection({ address, connect, timings, wait: options.wait ?? wait });
  try {
    mustBeUsable(await connection.ask((client) => client.serverVersion()));
    return { connection, names, birth: new BirthRecord(connection, names) };
  } catch (error) {
    await connection.close();
    throw error;
  }
}

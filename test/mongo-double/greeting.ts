import type { Doc } from '../mongo-proxy/wire';
import { DOCUMENT_BYTES_MAX } from './collection';

export type Deployment = 'replicaSet' | 'standalone';

export const SET_NAME = 'double';

/** Of the servers supported by `mongodb` 7.9: 4.4 has 9, 7.0 has 21. */
const WIRE_VERSION_MAX = 21;

/** The double's description of itself: a standalone, or the only member of a replica set. */
export const greeting = (deployment: Deployment, address: string): Doc => ({
  helloOk: true,
  ismaster: true,
  isWritablePrimary: true,
  ...(deployment === 'standalone' ? {} : asMember(address)),
  maxBsonObjectSize: DOCUMENT_BYTES_MAX,
  maxMessageSizeBytes: 48_000_000,
  maxWriteBatchSize: 100_000,
  localTime: new Date(),
  logicalSessionTimeoutMinutes: 30,
  minWireVersion: 0,
  maxWireVersion: WIRE_VERSION_MAX,
  readOnly: false,
  ok: 1,
});

const asMember = (address: string): Doc => ({
  secondary: false,
  setName: SET_NAME,
  setVersion: 1,
  hosts: [address],
  me: address,
  primary: address,
});

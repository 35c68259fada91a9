import { createHash } from 'node:crypto';
import { addressesIn } from './addresses';

const NAMESPACE_DIGITS = 16;
/** The takeover from a killed server must be quick. */
const LEASE_SECONDS = '2';

/** `npm run test:servers` runs the tests: events and documents are on the servers that it names. */
export const isOnServers = (): boolean => process.env['SEALTRAIL_TEST_ON_SERVERS'] === 'yes';

/** Appended to the names of tests that inspect the files of a server. */
export const inItsFiles = isOnServers() ? ' (in its folder: what is on servers is not looked into)' : '';

/**
 * Options for where a tested server stores its data: none, or the servers and a namespace that a restart with the same folder
 * finds again. What has no server is in the folder.
 */
export function serverOptions(dataDir: string): readonly string[] {
  if (!isOnServers()) return [];
  const { kurrentdb, mongodb } = addressesIn(process.env);
  const namespace = `t-${createHash('sha256').update(dataDir).digest('hex').slice(0, NAMESPACE_DIGITS)}`;
  return [
    ['--namespace', namespace, '--lease-seconds', LEASE_SECONDS],
    kurrentdb === null ? [] : ['--kurrentdb-url', kurrentdb],
    mongodb === null ? [] : ['--mongodb-url', mongodb],
  ].flat();
}

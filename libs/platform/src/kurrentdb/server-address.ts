import { UnusableServer } from '../storage-errors';

export type ServerAddress = {
  /** As the client package expects it. */
  readonly url: string;
  /** Without secrets. */
  readonly shown: string;
  readonly isEncrypted: boolean;
  readonly credentials: { readonly username: string; readonly password: string };
};

const URL =
  /^(?<scheme>esdb|kurrentdb|kurrent|kdb)(?<discover>\+discover)?:\/\/(?:(?<user>[^:@/]+):(?<secret>[^@/]+)@)?(?<rest>[^/?@]+.*)$/;

/**
 * Parses a connection string. The client knows the older scheme only, and would print the whole string, with its password, if
 * it cannot parse it.
 *
 * @throws {UnusableServer}
 */
export function serverAddress(url: string): ServerAddress {
  const { scheme, discover = '', user, secret, rest } = URL.exec(url.trim())?.groups ?? {};
  if (scheme === undefined || rest === undefined) {
    throw new UnusableServer('the address of the event store is not an esdb:// or kurrentdb:// connection string');
  }
  const [hosts = '', query = ''] = rest.split('?');
  const secretPart = user === undefined ? '' : `${user}:${secret}@`;
  return {
    url: `esdb${discover}://${secretPart}${rest}`,
    shown: `${scheme}${discover}://${hosts.replace(/\/+$/, '')}`,
    isEncrypted: !/(^|&)tls=false(&|$)/i.test(query),
    credentials: {
      username: decodeURIComponent(user ?? 'nobody'),
      password: decodeURIComponent(secret ?? 'none'),
    },
  };
}

import { OPTIONS, type Option, variableOf } from './settings';

/** The description of each setting, for `--help`. */
const WHAT: Readonly<Record<Option, string>> = {
  host: 'address of the HTTP server',
  port: 'port of the HTTP server; 0: any free port',
  'data-dir': 'data folder of the standalone server',
  'admin-key-file': "file with the administrator's API key; without it the first start generates one",
  'token-issuers-file': 'JSON file of the issuers whose access tokens (JWT) are accepted, and of the roles they give',
  zone: "IANA name of the jurisdiction's time zone",
  'simulated-clock': 'start time of a clock that is advanced only by PUT /v1/clock',
  'kurrentdb-url': 'KurrentDB server for the events',
  'kurrentdb-url-file': 'file with that address',
  'mongodb-url': 'MongoDB server for views, files and personal data',
  'mongodb-url-file': 'file with that address',
  namespace: 'prefix of the streams in KurrentDB; database in MongoDB, unless its address names one',
  'vault-key-file': 'file with the master key of the personal data (32 bytes)',
  'lease-seconds': 'lease timeout: after so many seconds without a heartbeat another worker takes over',
  'access-trail-days': 'retention of the access trail, in days',
  'unfiled-files-days': 'days after which a file not filed with a case is deleted',
  'refusals-days': 'retention of rejected commands for idempotent retries, in days',
  'metrics-key-file': 'file with the key for reading /metrics',
  'traces-url': 'OTLP/HTTP collector for traces; without it tracing is off',
  'traces-share': 'sampling ratio of traces that begin here, 0 to 1',
  'webhook-networks': 'private networks that webhooks may be sent to, as CIDR blocks with commas between',
  'trusted-proxies': 'trusted proxies (addresses or blocks), whose Forwarded or X-Forwarded-For header is honoured',
  'allowed-origins': 'origins of web pages that may use the API from a browser (CORS), with commas; no wildcards',
  'connections-max': 'maximum number of connections',
  'connections-per-address': 'maximum number of connections per address',
  'connections-per-key': 'maximum number of connections per API key',
  'requests-max': 'maximum number of requests processed concurrently',
  'requests-per-address': 'maximum number of concurrent requests per address without a key',
  'requests-per-key': 'maximum number of concurrent requests per API key',
  'rate-per-address': 'requests per second per address without a key',
  'rate-per-key': 'requests per second per API key',
  'read-rate-min':
    'minimum download rate of a response in bytes per second, averaged over a minute; slower connections are closed',
};

export const asksForHelp = (args: readonly string[]): boolean => args.includes('--help') || args.includes('-h');

/** Every setting of a process, one line each. */
export function settingsHelp(): string {
  const lines = OPTIONS.map((option) => `  --${option.padEnd(20)} ${variableOf(option).padEnd(30)} ${WHAT[option]}`);
  return [
    'Settings, as options or as environment variables; options take precedence. See README.md for details.',
    '',
    ...lines,
  ]
    .join('\n')
    .concat('\n');
}

import { OPTIONS, type Option, variableOf } from './settings';

/** What each setting is, as `--help` says it. */
const WHAT: Readonly<Record<Option, string>> = {
  host: 'where HTTP listens',
  port: 'where HTTP listens; 0 takes any free port',
  'data-dir': 'the data folder of this one server',
  'admin-key-file': "file with the administrator's API key; without it the first start makes one",
  zone: "IANA name of the jurisdiction's time zone",
  'simulated-clock': 'start instant of a clock that only PUT /v1/clock moves',
  'kurrentdb-url': 'KurrentDB server that keeps the events',
  'kurrentdb-url-file': 'file with that address',
  'mongodb-url': 'MongoDB server that keeps read models, files and personal data',
  'mongodb-url-file': 'file with that address',
  namespace: 'what everything on those servers is named after',
  'vault-key-file': 'file with the master key of the personal data (32 bytes)',
  'lease-seconds': 'after so long without a sign of life another worker takes over',
  'access-trail-days': 'for so many days it is known who read whose personal data',
  'unfiled-files-days': 'after so many days a file goes that stands in no case',
  'refusals-days': 'for so many days a command is answered from memory that was refused',
  'metrics-key-file': 'file with the key by which /metrics is read',
  'traces-url': 'collector that spans are sent to (OTLP over HTTP); without it nothing is traced',
  'traces-share': 'how many of the traces that begin here are sent, 0 to 1',
  'trusted-proxies': 'proxies (addresses or blocks) that are believed when they say for whom they ask',
  'connections-max': 'connections in all',
  'connections-per-address': 'connections of one address',
  'connections-per-key': 'connections of one API key',
  'requests-max': 'requests that are worked on at once',
  'requests-per-address': 'requests there at once, whole or not, of one address without a key',
  'requests-per-key': 'requests there at once, whole or not, of one API key',
  'rate-per-address': 'requests a second of one address without a key',
  'rate-per-key': 'requests a second of one API key',
  'read-rate-min': 'bytes a second, over a minute, that an answer must be taken with; slower, it is cut',
};

export const asksForHelp = (args: readonly string[]): boolean => args.includes('--help') || args.includes('-h');

/** Every setting of a process, a line each. */
export function settingsHelp(): string {
  const lines = OPTIONS.map((option) => `  --${option.padEnd(20)} ${variableOf(option).padEnd(30)} ${WHAT[option]}`);
  return ['Settings, as options or as environment variables; options win. README.md says more of each.', '', ...lines]
    .join('\n')
    .concat('\n');
}

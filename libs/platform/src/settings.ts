import { parseArgs } from 'node:util';
import type { Instant } from '@sealtrail/event-sourcing';
import { isLocalDate, isZone, normaliseInstant } from '@sealtrail/working-days';
import { readSecretFile } from './files/read-plain-file';
import { foreignVariables, isServiceLink } from './foreign-variables';
import { HTTP_BOUND_DEFAULTS, type HttpBounds, httpBoundsFrom } from './http-bounds';
import { REFUSALS_KEPT_DAYS } from './kurrentdb/refusal-store';
import { tracesFrom, webhookNetworksFrom } from './outbound/outbound-settings';
import type { ReachableNetworks } from './outbound/reachable-networks';

export type Settings = {
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  readonly dataDir: string;
  /** A file with the administrator's API key; `null`: created by the first start. */
  readonly adminKeyFile: string | null;
  /** A file that says whose access tokens are taken, and as what; `null`: keys alone are. */
  readonly tokenIssuersFile: string | null;
  /** IANA name of the jurisdiction's time zone. */
  readonly zone: string;
  /** Start instant of a clock that only `PUT /v1/clock` moves; `null`: the system clock. */
  readonly simulatedClock: Instant | null;
  /** Location of the events; `null`: the data folder. May contain a password: never logged. */
  readonly kurrentdbUrl: string | null;
  /** Location of read models, files and personal data; `null`: the data folder. May contain a password: never logged. */
  readonly mongodbUrl: string | null;
  /** Prefix of all names on those servers, so that several jurisdictions can share them. */
  readonly namespace: string;
  /** File of the master key of the personal data; `null`: in the data folder. */
  readonly vaultKeyFile: string | null;
  /** Lease timeout in seconds: without a heartbeat for this long, another worker takes the work over. */
  readonly leaseSeconds: number;
  /** Retention of the access trail in whole days. */
  readonly accessTrailDays: number;
  /** Retention in whole days of uploaded files that no case references. */
  readonly unfiledFilesDays: number;
  /** Retention of stored rejections in days. */
  readonly refusalsDays: number;
  /** A file with the key for reading the metrics; `null`: no access. */
  readonly metricsKeyFile: string | null;
  /** Where spans are sent (OTLP over HTTP); `null`: tracing is off. */
  readonly tracesUrl: string | null;
  /** Sampling ratio of traces that begin here, 0 to 1. */
  readonly tracesShare: number;
  readonly httpBounds: HttpBounds;
  /** Where webhooks may send to, beside public addresses. */
  readonly webhookNetworks: ReachableNetworks;
};

/** Settings of a process that shares the servers with others. */
export type SharedSettings = Settings & {
  readonly kurrentdbUrl: string;
  readonly mongodbUrl: string;
  readonly vaultKeyFile: string;
};

/** All errors in the settings at once. */
export class WrongSettings extends Error {
  override readonly name = 'WrongSettings';

  constructor(readonly problems: readonly string[]) {
    super(
      `Not started: invalid ${problems.length === 1 ? 'setting' : 'settings'}:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`,
    );
  }
}

/** Option → default if neither option nor variable is given. The variable of `--data-dir` is `SEALTRAIL_DATA_DIR`. */
const DEFAULTS = {
  host: '127.0.0.1',
  port: '3000',
  'data-dir': './data',
  'admin-key-file': null,
  'token-issuers-file': null,
  zone: 'Asia/Shanghai',
  'simulated-clock': null,
  'kurrentdb-url': null,
  'kurrentdb-url-file': null,
  'mongodb-url': null,
  'mongodb-url-file': null,
  namespace: 'sealtrail',
  'vault-key-file': null,
  'lease-seconds': '10',
  'access-trail-days': '1096',
  'unfiled-files-days': '30',
  'refusals-days': String(REFUSALS_KEPT_DAYS),
  'metrics-key-file': null,
  'traces-url': null,
  'traces-share': '1',
  'webhook-networks': null,
  ...HTTP_BOUND_DEFAULTS,
} as const;

const URL_FORM = {
  'kurrentdb-url': {
    form: /^(esdb|kurrentdb|kdb)(\+discover)?:\/\/\S+$/,
    like: 'esdb://user:password@host:2113?tls=true',
  },
  'mongodb-url': { form: /^mongodb(\+srv)?:\/\/\S+$/, like: 'mongodb://user:password@host:27017/?replicaSet=rs0' },
} as const;
/** 个人信息保护法 art. 56: at least three years, of which one may have an additional day. */
const ACCESS_TRAIL_DAYS_MIN = 1_096;

export type Option = keyof typeof DEFAULTS;

export const OPTIONS = Object.keys(DEFAULTS) as readonly Option[];

export const variableOf = (option: string): string => `SEALTRAIL_${option.toUpperCase().replaceAll('-', '_')}`;

/**
 * Settings from options (which take precedence) and environment variables.
 *
 * @param warn called for each variable that looks like a setting but is not
 * @throws {WrongSettings} naming every wrong one
 */
export function readSettings(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  warn: (text: string) => void = () => {},
): Settings {
  const problems: string[] = [];
  const options = optionsOf(args, problems);
  for (const text of foreignVariables(environment, new Set(OPTIONS.map(variableOf)))) warn(text);
  const told = (option: Option): string | undefined => {
    const value = environment[variableOf(option)];
    return isServiceLink(value) ? undefined : value;
  };
  const given = (option: Option): string | null => options[option] ?? (told(option) || DEFAULTS[option]);
  const name = (option: Option): string => (options[option] === undefined ? variableOf(option) : `--${option}`);

  const port = Number(given('port'));
  if (!/^\d{1,5}$/.test(given('port') ?? '') || port > 65_535) problems.push(`${name('port')} must be 0 to 65535`);
  const zone = given('zone') ?? '';
  if (!isZone(zone)) problems.push(`${name('zone')} must be an IANA time zone such as Asia/Shanghai, not ${zone}`);
  const clock = given('simulated-clock');
  const simulatedClock = clock === null ? null : normaliseInstant(clock);
  if (clock !== null && !isLocalDate(simulatedClock?.slice(0, 10))) {
    problems.push(`${name('simulated-clock')} must be an instant with an offset such as 2026-03-02T09:00:00+08:00`);
  }
  const namespace = given('namespace') ?? '';
  if (!/^[a-z][a-z0-9-]{0,30}$/.test(namespace)) {
    problems.push(
      `${name('namespace')} must be a lower-case letter, then at most 30 lower-case letters, digits and hyphens`,
    );
  }
  const leaseSeconds = Number(given('lease-seconds'));
  if (!(leaseSeconds >= 1 && leaseSeconds <= 300)) problems.push(`${name('lease-seconds')} must be 1 to 300`);
  const keptDays = keptDaysFrom(given, name, problems);
  const traces = tracesFrom(given, name, problems);
  const httpBounds = httpBoundsFrom(given, name, problems);
  const webhookNetworks = webhookNetworksFrom(given, name, problems);
  const urlOf = (option: keyof typeof URL_FORM): string | null => {
    const file = given(`${option}-file`);
    const text = file === null ? given(option) : contentOf(file, name(`${option}-file`), problems);
    // An invalid value is not repeated: it may contain a password.
    if (text !== null && !URL_FORM[option].form.test(text))
      problems.push(`${name(option)} must look like ${URL_FORM[option].like}`);
    return text;
  };
  const kurrentdbUrl = urlOf('kurrentdb-url');
  const mongodbUrl = urlOf('mongodb-url');
  if (problems.length > 0) throw new WrongSettings(problems);
  return {
    host: given('host') ?? '',
    port,
    dataDir: given('data-dir') ?? '',
    adminKeyFile: given('admin-key-file'),
    tokenIssuersFile: given('token-issuers-file'),
    zone,
    simulatedClock,
    kurrentdbUrl,
    mongodbUrl,
    namespace,
    vaultKeyFile: given('vault-key-file'),
    leaseSeconds,
    ...keptDays,
    metricsKeyFile: given('metrics-key-file'),
    ...traces,
    httpBounds,
    webhookNetworks,
  };
}

/** Retention times of data that are not events. */
function keptDaysFrom(
  given: (option: Option) => string | null,
  name: (option: Option) => string,
  problems: string[],
): Pick<Settings, 'accessTrailDays' | 'unfiledFilesDays' | 'refusalsDays'> {
  const daysOf = (option: Option, min: number, max: number): number => {
    const days = Number(given(option));
    if (!Number.isInteger(days) || days < min || days > max) problems.push(`${name(option)} must be ${min} to ${max}`);
    return days;
  };
  return {
    accessTrailDays: daysOf('access-trail-days', ACCESS_TRAIL_DAYS_MIN, 36_500),
    unfiledFilesDays: daysOf('unfiled-files-days', 1, 366),
    refusalsDays: daysOf('refusals-days', 1, 366),
  };
}

/** The settings of one process among several: both servers, and the real clock. @throws {WrongSettings} */
export function sharedSettings(settings: Settings): SharedSettings {
  const { kurrentdbUrl, mongodbUrl, vaultKeyFile, simulatedClock } = settings;
  const problems: string[] = [];
  if (kurrentdbUrl === null) problems.push(`${variableOf('kurrentdb-url')} is required: the processes share the log`);
  if (mongodbUrl === null) problems.push(`${variableOf('mongodb-url')} is required: the processes share the views`);
  if (vaultKeyFile === null) {
    problems.push(`${variableOf('vault-key-file')} is required: all processes use the same master key`);
  }
  if (simulatedClock !== null) {
    problems.push(`${variableOf('simulated-clock')}: a simulated clock is supported only by the standalone server`);
  }
  if (kurrentdbUrl === null || mongodbUrl === null || vaultKeyFile === null || problems.length > 0) {
    throw new WrongSettings(problems);
  }
  return { ...settings, kurrentdbUrl, mongodbUrl, vaultKeyFile };
}

function contentOf(file: string, name: string, problems: string[]): string | null {
  try {
    return readSecretFile(file).toString('utf8').trim();
  } catch (error) {
    problems.push(`${name} cannot be read: ${(error as Error).message}`);
    return null;
  }
}

function optionsOf(args: readonly string[], problems: string[]): Partial<Record<string, string>> {
  const options = Object.fromEntries(OPTIONS.map((option) => [option, { type: 'string' }] as const));
  const { tokens } = parseArgs({ args: [...args], options, strict: false, tokens: true });
  const found: Record<string, string> = {};
  for (const token of tokens) {
    if (token.kind === 'positional') problems.push(`${token.value} is not an option`);
    if (token.kind !== 'option') continue;
    if (!OPTIONS.some((option) => option === token.name)) problems.push(`${token.rawName} is not an option`);
    else if (token.value === undefined || token.value === '') problems.push(`${token.rawName} needs a value`);
    else found[token.name] = token.value;
  }
  return found;
}

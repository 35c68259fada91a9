import { parseArgs } from 'node:util';
import { isZone, normaliseInstant } from '@sealtrail/calendar';
import type { Instant } from '@sealtrail/event-sourcing';

export type Settings = {
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  readonly dataDir: string;
  /** A file that holds the administrator's API key; `null`: the first start makes one. */
  readonly adminKeyFile: string | null;
  /** IANA name of the jurisdiction's time zone. */
  readonly zone: string;
  /** Start instant of a clock that only `PUT /v1/clock` moves; `null`: the machine's clock. */
  readonly simulatedClock: Instant | null;
};

/** Everything that is wrong with the settings, at once. */
export class WrongSettings extends Error {
  override readonly name = 'WrongSettings';

  constructor(readonly problems: readonly string[]) {
    super(
      `Nothing was started. ${problems.length === 1 ? 'A setting is' : 'Settings are'} wrong:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`,
    );
  }
}

/** Option → the value where neither option nor variable is given. `--data-dir` is `SEALTRAIL_DATA_DIR`. */
const DEFAULTS = {
  host: '127.0.0.1',
  port: '3000',
  'data-dir': './data',
  'admin-key-file': null,
  zone: 'Asia/Shanghai',
  'simulated-clock': null,
  'kurrentdb-url': null,
  'mongodb-url': null,
} as const;

type Option = keyof typeof DEFAULTS;

const OPTIONS = Object.keys(DEFAULTS) as Option[];

export const variableOf = (option: string): string => `SEALTRAIL_${option.toUpperCase().replaceAll('-', '_')}`;

/** Settings from options (which win) and environment variables. @throws {WrongSettings} naming every wrong one */
export function readSettings(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Settings {
  const problems: string[] = [];
  const options = optionsOf(args, problems);
  const known = new Set(OPTIONS.map(variableOf));
  for (const name of Object.keys(environment)) {
    if (name.startsWith('SEALTRAIL_') && !known.has(name)) problems.push(`${name} is not a setting`);
  }
  const given = (option: Option): string | null =>
    options[option] ?? (environment[variableOf(option)] || DEFAULTS[option]);
  const name = (option: Option): string => (options[option] === undefined ? variableOf(option) : `--${option}`);

  const port = Number(given('port'));
  if (!/^\d{1,5}$/.test(given('port') ?? '') || port > 65_535) problems.push(`${name('port')} must be 0 to 65535`);
  const zone = given('zone') ?? '';
  if (!isZone(zone)) problems.push(`${name('zone')} must be an IANA time zone such as Asia/Shanghai, not ${zone}`);
  const clock = given('simulated-clock');
  const simulatedClock = clock === null ? null : normaliseInstant(clock);
  if (clock !== null && simulatedClock === null) {
    problems.push(`${name('simulated-clock')} must be an instant with an offset such as 2026-03-02T09:00:00+08:00`);
  }
  for (const option of ['kurrentdb-url', 'mongodb-url'] as const) {
    if (given(option) !== null) problems.push(`${name(option)}: this version runs on embedded storage only`);
  }
  if (problems.length > 0) throw new WrongSettings(problems);
  return {
    host: given('host') ?? '',
    port,
    dataDir: given('data-dir') ?? '',
    adminKeyFile: given('admin-key-file'),
    zone,
    simulatedClock,
  };
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

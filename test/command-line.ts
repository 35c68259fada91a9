import { constants } from 'node:os';
import { parseArgs } from 'node:util';

/** An option of a campaign: its default, and its description. */
type CampaignOption<Value> = { readonly byDefault: Value; readonly what: string };
type Campaign = {
  /** How it is started: `npm run fuzz --`. */
  readonly start: string;
  readonly what: string;
  /** Integers, 0 or more. A default of `null`: not given, which has a meaning of its own. */
  readonly numbers?: Readonly<Record<string, CampaignOption<number | null>>>;
  readonly texts?: Readonly<Record<string, CampaignOption<string | null>>>;
  /** Boolean flags with their descriptions. */
  readonly flags?: Readonly<Record<string, string>>;
  /** A required positional argument. */
  readonly needed?: { readonly name: string; readonly what: string };
};

/** The options of a command line; `null` only if an option without a default was not given. */
type ParsedCommandLine<Line extends Campaign> = ParsedOptions<Line['numbers'], number> &
  ParsedOptions<Line['texts'], string> &
  (Line['flags'] extends object ? Readonly<Record<keyof Line['flags'], boolean>> : unknown) &
  (Line['needed'] extends { readonly name: infer Name extends string } ? Readonly<Record<Name, string>> : unknown);
type ParsedOptions<Options, Value> = Options extends object
  ? {
      readonly [Name in keyof Options]: Options[Name] extends { readonly byDefault: null } ? Value | null : Value;
    }
  : unknown;

/** A command line that asks for help or is invalid: the text to print, and the exit code. */
export class CommandLineAnswer extends Error {
  override readonly name = 'CommandLineAnswer';

  constructor(
    readonly text: string,
    readonly exitCode: number,
  ) {
    super(text);
  }
}

const asksForHelp = (args: readonly string[]): boolean => args.includes('--help') || args.includes('-h');

/**
 * Parses a command line. @throws {CommandLineAnswer} for `--help`; with one line for an unknown option, an invalid number, and
 * a missing argument: otherwise nothing would be tried, or something else than requested
 */
export function readCommandLine<const Line extends Campaign>(
  campaign: Line,
  args: readonly string[],
): ParsedCommandLine<Line> {
  if (asksForHelp(args)) throw new CommandLineAnswer(helpOf(campaign), 0);
  const { numbers = {}, texts = {}, flags = {}, needed } = campaign;
  const valued = { ...numbers, ...texts };
  const types = Object.fromEntries(Object.keys(valued).map((name) => [name, { type: 'string' }] as const));
  const { tokens } = parseArgs({ args: [...args], options: types, strict: false, tokens: true });
  const asked: Record<string, number | string | boolean | null> = {
    ...Object.fromEntries(Object.entries(valued).map(([name, { byDefault }]) => [name, byDefault])),
    ...Object.fromEntries(Object.keys(flags).map((name) => [name, false])),
  };
  const wrong: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') {
      if (needed === undefined || needed.name in asked) wrong.push(`${token.value} is not asked for`);
      else asked[needed.name] = token.value;
    }
    if (token.kind !== 'option') continue;
    const { name, rawName, value } = token;
    if (Object.hasOwn(flags, name)) {
      if (value === undefined) asked[name] = true;
      else wrong.push(`${rawName} takes no value`);
    } else if (!Object.hasOwn(valued, name)) wrong.push(`${rawName} is not an option`);
    else if (value === undefined || value === '') wrong.push(`${rawName} needs a value`);
    else if (!Object.hasOwn(numbers, name)) asked[name] = value;
    else if (/^\d{1,15}$/.test(value)) asked[name] = Number(value);
    else wrong.push(`${rawName} needs a whole number, not ${value}`);
  }
  if (needed !== undefined && !(needed.name in asked)) wrong.push(`${needed.name} is missing`);
  if (wrong.length > 0) throw new CommandLineAnswer(`${wrong.join('; ')} (${campaign.start} --help)`, 2);
  return asked as ParsedCommandLine<Line>;
}

/**
 * Selects the campaign by the first word of a command line.
 *
 * @throws {CommandLineAnswer} for `--help` and for another word
 */
export function chosenCampaign<Name extends string>(
  lines: Readonly<Record<Name, Campaign>>,
  [word, ...rest]: readonly string[],
): { readonly name: Name; readonly rest: readonly string[] } {
  if (word !== undefined && Object.hasOwn(lines, word)) return { name: word as Name, rest };
  const names = Object.keys(lines).join(', ');
  const help = Object.values<Campaign>(lines).map(helpOf).join('\n\n');
  if (word !== undefined && asksForHelp([word])) throw new CommandLineAnswer(help, 0);
  throw new CommandLineAnswer(`${word === undefined ? 'one' : `${word}: not one`} of ${names} is needed (--help)`, 2);
}

function helpOf({ start, what, numbers, texts, flags = {}, needed }: Campaign): string {
  const line = (name: string, meaning: string): string => `  ${name.padEnd(22)} ${meaning}`;
  const valued = Object.entries<CampaignOption<number | string | null>>({ ...numbers, ...texts });
  return [
    `${start}${needed === undefined ? '' : ` ${needed.name.toUpperCase()}`}`,
    '',
    what,
    '',
    ...(needed === undefined ? [] : [line(needed.name.toUpperCase(), needed.what)]),
    ...valued.map(([name, { byDefault, what: meaning }]) =>
      line(`--${name}`, `${meaning}${byDefault === null || byDefault === '' ? '' : ` (${byDefault})`}`),
    ),
    ...Object.entries(flags).map(([name, meaning]) => line(`--${name}`, meaning)),
    line('--help', 'this'),
  ].join('\n');
}

/**
 * Runs a campaign, and ends the process with its exit code; an error is printed, and the code is 1. On a signal it also ends
 * the processes that it started, which a signal alone would leave running; a campaign that handles the signal itself ends
 * itself.
 */
export function runCampaign(main: () => Promise<number> | number): void {
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    process.once(signal, () => {
      if (process.listenerCount(signal) === 0) process.exit(128 + constants.signals[signal]);
    });
  }
  Promise.resolve()
    .then(main)
    .then(
      (code) => {
        process.exitCode = code;
      },
      (error: unknown) => {
        const asked = error instanceof CommandLineAnswer;
        if (asked) (error.exitCode === 0 ? console.log : console.error)(error.text);
        else console.error(error);
        process.exitCode = asked ? error.exitCode : 1;
      },
    );
}

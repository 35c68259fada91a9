import { parseArgs } from 'node:util';

/** An option of a campaign: what it stands at where nobody says otherwise, and what it is. */
export type CampaignOption = {
  /** `null`: not given, which means something. */
  readonly byDefault: string | null;
  readonly what: string;
};

type Campaign<Name extends string> = {
  /** How it is started: `npm run fuzz --`. */
  readonly start: string;
  readonly what: string;
  readonly options: Readonly<Record<Name, CampaignOption>>;
  /** What else stands on the line, in order. */
  readonly operands?: readonly string[];
};

/** What a line asks for. */
type Asked<Name extends string> = {
  readonly values: Readonly<Record<Name, string>>;
  /** Options that were given, or have a default. */
  readonly given: Readonly<Partial<Record<Name, string>>>;
  readonly operands: readonly string[];
};

/** A line that asks for help or for what there is not: what to print, and the exit code. */
export class CommandLineAnswer extends Error {
  override readonly name = 'CommandLineAnswer';

  constructor(
    readonly text: string,
    readonly exitCode: number,
  ) {
    super(text);
  }
}

/** Reads a line. @throws {CommandLineAnswer} for `--help`, and for what is no option of it */
export function readCommandLine<Name extends string>(campaign: Campaign<Name>, args: readonly string[]): Asked<Name> {
  const { options, operands = [] } = campaign;
  const names = Object.keys(options) as Name[];
  if (args.includes('--help') || args.includes('-h')) throw new CommandLineAnswer(helpOf(campaign), 0);
  const types = Object.fromEntries(names.map((name) => [name, { type: 'string' }] as const));
  const { tokens } = parseArgs({ args: [...args], options: types, strict: false, tokens: true });
  const given: Partial<Record<Name, string>> = {};
  const others: string[] = [];
  const wrong: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') others.push(token.value);
    if (token.kind !== 'option') continue;
    if (!names.includes(token.name as Name)) wrong.push(`${token.rawName} is not an option`);
    else if (token.value === undefined || token.value === '') wrong.push(`${token.rawName} needs a value`);
    else given[token.name as Name] = token.value;
  }
  if (others.length > operands.length) wrong.push(`${others[operands.length]} is not asked for`);
  if (wrong.length > 0) throw new CommandLineAnswer(`${wrong.join('\n')}\n\n${helpOf(campaign)}`, 2);
  const values = Object.fromEntries(
    names.map((name) => [name, given[name] ?? options[name].byDefault ?? '']),
  ) as Record<Name, string>;
  return { values, given, operands: others };
}

function helpOf<Name extends string>({ start, what, options, operands = [] }: Campaign<Name>): string {
  const lines = Object.entries<CampaignOption>(options).map(([name, { byDefault, what: told }]) => {
    const standing = byDefault === null ? '' : ` (${byDefault})`;
    return `  --${name.padEnd(20)} ${told}${standing}`;
  });
  return [[start, ...operands].join(' '), '', what, '', ...lines, `  --${'help'.padEnd(20)} this`].join('\n');
}

/** Runs a campaign, and ends the process with the code that it gives; what it throws is printed, and is 1. */
export function runCampaign(main: () => Promise<number>): void {
  main().then(
    (code) => {
      process.exitCode = code;
    },
    (error: unknown) => {
      const asked = error instanceof CommandLineAnswer;
      if (asked) console.log(error.text);
      else console.error(error);
      process.exitCode = asked ? error.exitCode : 1;
    },
  );
}

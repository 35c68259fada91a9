import { parseArgs } from 'node:util';

/** An option of a campaign: what it stands at where nobody says otherwise, and what it is. */
type CampaignOption<Value> = { readonly byDefault: Value; readonly what: string };
type Campaign<Number extends string, Text extends string> = {
  /** How it is started: `npm run fuzz --`. */
  readonly start: string;
  readonly what: string;
  /** Whole numbers, 0 or more. `null`: not given, which means something. */
  readonly numbers: Readonly<Record<Number, CampaignOption<number | null>>>;
  readonly texts?: Readonly<Record<Text, CampaignOption<string>>>;
};

/** What a line asks for, by option; `null` only where nothing was given and nothing stands for it. */
type Asked<Numbers, Text extends string> = {
  readonly [Name in keyof Numbers]: Numbers[Name] extends CampaignOption<infer Value> ? Widened<Value> : never;
} & Readonly<Record<Text, string>>;
type Widened<Value> = Value extends number ? number : Value;

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

/** Reads a line. @throws {CommandLineAnswer} for `--help`, for what is no option of it, and for what is no number: nothing would be tried */
export function readCommandLine<const Line extends Campaign<string, string>>(
  campaign: Line,
  args: readonly string[],
): Asked<Line['numbers'], keyof Line['texts'] & string> {
  const options: Readonly<Record<string, CampaignOption<number | string | null>>> = optionsOf(campaign);
  if (args.includes('--help') || args.includes('-h')) throw new CommandLineAnswer(helpOf(campaign), 0);
  const types = Object.fromEntries(Object.keys(options).map((name) => [name, { type: 'string' }] as const));
  const { tokens } = parseArgs({ args: [...args], options: types, strict: false, tokens: true });
  const asked = Object.fromEntries(Object.entries(options).map(([name, { byDefault }]) => [name, byDefault]));
  const wrong: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') wrong.push(`${token.value} is not asked for`);
    if (token.kind !== 'option') continue;
    const { name, rawName, value = '' } = token;
    if (!Object.hasOwn(options, name)) wrong.push(`${rawName} is not an option`);
    else if (value === '') wrong.push(`${rawName} needs a value`);
    else if (!Object.hasOwn(campaign.numbers, name)) asked[name] = value;
    else if (/^\d{1,15}$/.test(value)) asked[name] = Number(value);
    else wrong.push(`${rawName} needs a whole number, not ${value}`);
  }
  if (wrong.length > 0) throw new CommandLineAnswer(`${wrong.join('\n')}\n\n${helpOf(campaign)}`, 2);
  return asked as Asked<Line['numbers'], keyof Line['texts'] & string>;
}

const optionsOf = ({ numbers, texts = {} }: Campaign<string, string>) => ({ ...numbers, ...texts });

function helpOf(campaign: Campaign<string, string>): string {
  const lines = Object.entries<CampaignOption<number | string | null>>(optionsOf(campaign)).map(
    ([name, { byDefault, what }]) => `  --${name.padEnd(20)} ${what}${byDefault === null ? '' : ` (${byDefault})`}`,
  );
  return [campaign.start, '', campaign.what, '', ...lines, `  --${'help'.padEnd(20)} this`].join('\n');
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

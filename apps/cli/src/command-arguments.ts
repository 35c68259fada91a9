import { UsageError } from './usage-error';

/** The arguments of a command, without the settings of the server, which follow. */
export type CommandArguments<Flag extends string> = {
  readonly places: readonly string[];
  readonly flags: ReadonlySet<Flag>;
  readonly rest: readonly string[];
};

/**
 * Parses the positional arguments of a command (`backup /mnt/backups/today`), and its own flags in any position.
 *
 * @param names a name that ends in `?` is optional
 * @throws {UsageError} for too few or too many arguments
 */
export function parseArguments<Flag extends string>(
  args: readonly string[],
  { places: names, flags }: { readonly places: readonly string[]; readonly flags: readonly Flag[] },
): CommandArguments<Flag> {
  const isFlag = (arg: string): arg is `--${Flag}` => flags.some((flag) => arg === `--${flag}`);
  const others = args.filter((arg) => !isFlag(arg));
  const end = others.findIndex((arg) => arg.startsWith('-'));
  const places = end === -1 ? others : others.slice(0, end);
  const needed = names.filter((name) => !name.endsWith('?'));
  if (places.length < needed.length || places.length > names.length || places.includes('')) {
    const wanted = names.length === 0 ? 'no word' : names.join(' and ');
    throw new UsageError(`It takes ${wanted}, before any option.`);
  }
  const chosen = args.filter(isFlag).map((arg) => arg.slice(2) as Flag);
  return { places, flags: new Set(chosen), rest: others.slice(places.length) };
}

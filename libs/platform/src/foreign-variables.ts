/** `SEALTRAIL_PORT=tcp://10.0.0.7:80`: Kubernetes sets it in every container if a Service has the name of the product. */
const SERVICE_LINK = /^(tcp|udp|sctp):\/\//;

/**
 * Variables with the prefix of settings that are not settings: of Kubernetes, of scripts, or misspelt. None of them prevents a
 * start, each is reported.
 *
 * @param known the names of all settings
 */
export function foreignVariables(
  environment: Readonly<Record<string, string | undefined>>,
  known: ReadonlySet<string>,
): readonly string[] {
  return Object.entries(environment).flatMap(([name, value = '']) => {
    if (!name.startsWith('SEALTRAIL_')) return [];
    if (isServiceLink(value))
      return [`${name} is ignored: it is a Kubernetes service link, not a setting (enableServiceLinks: false)`];
    return known.has(name) ? [] : [`${name} is not a setting and is ignored; did you mean ${nearest(name, known)}?`];
  });
}

export const isServiceLink = (value: string | undefined): boolean => SERVICE_LINK.test(value ?? '');

const nearest = (name: string, known: ReadonlySet<string>): string =>
  [...known].toSorted((a, b) => distance(name, a) - distance(name, b) || (a < b ? -1 : 1))[0] ?? '';

/** The number of letters to insert, delete or replace (Levenshtein distance). */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (const [line, letter] of [...from].entries()) {
    const next = [line + 1];
    for (let column = 1; column <= to.length; column++) {
      const changed = (row[column - 1] ?? 0) + (letter === to[column - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}

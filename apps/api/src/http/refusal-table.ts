import { contexts } from '@sealtrail/contexts';
import { PROBLEMS } from './problem-catalogue';

const code = (text: string): string => `\`${text}\``;

/** The parameters of each refusal of a context, for its README; refusals without parameters are omitted. */
export const refusalTable = (context: string): string =>
  [REFUSAL_HEADER, '|---|---|---|', ...rowsOf(context)].join('\n');

const rowsOf = (context: string): readonly string[] =>
  [...PROBLEMS.values()].flatMap(({ code: refused, context: of, declaration }) => {
    const { parameters = [], entries = {} } = declaration;
    const next = declaration.kind === 'field' ? [] : (declaration.next ?? []);
    if (of !== context || (parameters.length === 0 && next.length === 0)) return [];
    const named = parameters.map((name) => {
      const members = entries[name]?.members;
      return members === undefined ? code(name) : `${code(name)} (${members.join(', ')})`;
    });
    return [`| ${code(refused)} | ${named.join(', ') || '–'} | ${next.map(code).join(', ') || '–'} |`];
  });

export const REFUSAL_HEADER = '| refusal | names | what helps |';

/** The contexts whose README has the table: those with a refusal that has parameters. */
export const DOCUMENTED_CONTEXTS: readonly string[] = contexts
  .map(({ name }) => name)
  .filter((name) => rowsOf(name).length > 0);

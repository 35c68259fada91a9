import { type Schema, shapesOfFacts } from './fact-shapes';

/** The file with the published schemas. */
export const FACT_SCHEMAS = 'apps/api/src/applications/fact-schemas.ts';

const line = ([name, schema]: readonly [string, Schema]): string =>
  `  ${/^\w+$/.test(name) ? name : JSON.stringify(name)}: ${JSON.stringify(schema)},`;

/** The source file with the schemas of everything that the history of a case shows, derived from its type. */
export function factSchemas(): string {
  const { facts, parts } = shapesOfFacts('libs/applications/src/read/get-history.ts', 'ShownFact');
  return `// biome-ignore-all format: one line for each schema.
// Written by \`npm run fact-schemas\`, off the types of the facts.

type Schemas = Readonly<Record<string, object>>;

/** What each fact of a case shows, by its type. */
export const FACTS: Schemas = {
${Object.entries(facts).map(line).join('\n')}
};

/** What several facts hold. */
export const PARTS: Schemas = {
${Object.entries(parts).map(line).join('\n')}
};
`;
}

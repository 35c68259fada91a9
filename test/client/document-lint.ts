import { createConfig, lintFromString } from '@redocly/openapi-core';

/** Findings of Redocly's recommended rules in a document, and members without a description; empty if there are none. */
export async function lintOf(document: string): Promise<readonly string[]> {
  const config = await createConfig({ extends: ['recommended'] });
  const problems = await lintFromString({ source: document, absoluteRef: 'openapi.json', config });
  return [
    ...problems.map(({ ruleId, message, location }) => `${ruleId}: ${message} (${location[0]?.pointer ?? ''})`),
    ...undescribedIn(JSON.parse(document) as Described),
  ];
}

type Told = { readonly description?: string; readonly name?: string };
type Described = {
  readonly paths: Readonly<
    Record<
      string,
      Readonly<
        Record<string, { readonly parameters?: readonly Told[]; readonly responses: Readonly<Record<string, Told>> }>
      >
    >
  >;
};

const undescribedIn = ({ paths }: Described): readonly string[] =>
  Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).flatMap(([method, { parameters = [], responses }]) =>
      [...parameters.map((one) => [one.name ?? '', one] as const), ...Object.entries(responses)]
        .filter(([, { description = '' }]) => description === '')
        .map(([name]) => `nothing is said of ${name} (${method} ${path})`),
    ),
  );

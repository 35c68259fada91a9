import { createConfig, lintFromString } from '@redocly/openapi-core';

/** What Redocly's recommended rules say of a document: nothing, where it is as it should be. */
export async function lintOf(document: string): Promise<readonly string[]> {
  const config = await createConfig({ extends: ['recommended'] });
  const problems = await lintFromString({ source: document, absoluteRef: 'openapi.json', config });
  return problems.map(({ ruleId, message, location }) => `${ruleId}: ${message} (${location[0]?.pointer ?? ''})`);
}

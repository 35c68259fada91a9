import { ask } from './client';

type Choice = readonly [code: string, name: string];

/** The departments, as choices of a form field. */
export async function departmentChoices(): Promise<readonly Choice[]> {
  const { items } = await ask('/v1/departments', { query: { limit: 1_000 } });
  return items.map(({ code, name }): Choice => [code, name]);
}

export async function officialChoices(department: string): Promise<readonly Choice[]> {
  const { items } = await ask('/v1/departments/{code}/officials', {
    values: { code: department },
    query: { limit: 1_000 },
  });
  return items.map(({ id, name }): Choice => [id, name]);
}

/** The regions that departments are in. */
export async function departmentRegions(): Promise<readonly string[]> {
  const { items } = await ask('/v1/departments', { query: { limit: 1_000 } });
  return [...new Set(items.map(({ region }) => region))].sort();
}

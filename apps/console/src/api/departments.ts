import { ask } from './client';

type Choice = readonly [code: string, name: string];

/** The departments that there are, for a field that one is chosen in. */
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

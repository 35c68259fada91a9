import type { ApiDocument, Schema } from '../request-schemas';
import { resolved } from '../request-schemas';

type Required = Schema & { readonly required?: readonly string[] };

/** A body with required members only: without those that have a default or are optional. */
export function neededOf(body: unknown, schema: Schema, document: ApiDocument): unknown {
  const { items, properties, required = [] } = resolved(schema, document) as Required;
  if (Array.isArray(body)) return body.map((each) => neededOf(each, items ?? {}, document));
  if (typeof body !== 'object' || body === null || properties === undefined) return body;
  return Object.fromEntries(
    Object.entries(body)
      .filter(([name]) => required.includes(name))
      .map(([name, value]) => [name, neededOf(value, properties[name] ?? {}, document)]),
  );
}

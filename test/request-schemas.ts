/** The part of JSON schema used by the published requests. */
export type Schema = {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly enum?: readonly unknown[];
  readonly example?: unknown;
  readonly nullable?: boolean;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
};

export type Operation = {
  readonly requestBody?: { readonly content?: Readonly<Record<string, { readonly schema: Schema }>> };
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly schema?: Schema;
    readonly required?: boolean;
  }[];
};

/** The part of `/openapi.json` that describes requests. */
export type ApiDocument = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
};

/** A route that accepts JSON. */
export type JsonRoute = { readonly method: string; readonly path: string; readonly schema: Schema };

const PATH_VALUES: Readonly<Record<string, string>> = {
  act: 'decision',
  id: '0198c0de-7a31-7c0e-9d55-0d2f6c1b8a40',
  n: '1',
  date: '2026-03-11',
  year: '2027',
  region: '370100',
  period: '2026-02',
};

/** A path with valid parameters, so that the body is validated. */
export const urlOf = (path: string): string =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => PATH_VALUES[name] ?? 'a1');

export const jsonRoutes = (document: ApiDocument): readonly JsonRoute[] =>
  Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).flatMap(([method, { requestBody }]) => {
      const schema = requestBody?.content?.['application/json']?.schema;
      return schema === undefined ? [] : [{ method: method.toUpperCase(), path, schema }];
    }),
  );

/** The schema that a reference, or the first of a choice, refers to. */
export function resolved(schema: Schema, document: ApiDocument): Schema {
  const name = schema.$ref?.split('/').pop();
  const next = name === undefined ? (schema.allOf ?? schema.anyOf)?.[0] : document.components.schemas[name];
  return next === undefined ? schema : resolved(next, document);
}

const FORMATS: Readonly<Record<string, string>> = { date: '2026-03-02', 'date-time': '2026-03-02T15:00:00+08:00' };

/** A valid body by the schema. */
export function sample(schema: Schema, document: ApiDocument, depth = 0): unknown {
  if (schema.example !== undefined) return schema.example;
  const { type, items = {}, properties, ...told } = resolved(schema, document);
  if (told.example !== undefined) return told.example;
  if (told.enum !== undefined) return told.enum[0];
  if (told.format !== undefined && told.format in FORMATS) return FORMATS[told.format];
  if (type === 'array') return depth > 6 ? [] : [sample(items, document, depth + 1)];
  if (type === 'number' || type === 'integer') return Math.max(1, told.minimum ?? 1);
  if (type === 'boolean') return true;
  if (properties === undefined) return 'a';
  return Object.fromEntries(
    Object.entries(properties).map(([name, member]) => [name, sample(member, document, depth + 1)]),
  );
}

/** A member of a body, at a pointer; for lists the first element. */
export type Place = {
  readonly pointer: string;
  readonly kind: 'object' | 'list' | 'value';
  readonly mayBeNull: boolean;
};

/** Every member of the bodies of a schema, at any depth. */
export function placesIn(schema: Schema, document: ApiDocument, pointer = ''): readonly Place[] {
  const { type, items, properties, ...told } = resolved(schema, document);
  const mayBeNull = [schema, told].some(
    ({ nullable, anyOf }) => nullable ?? anyOf?.some((one) => one.nullable) ?? false,
  );
  const kind = properties !== undefined ? 'object' : type === 'array' ? 'list' : 'value';
  const below =
    items !== undefined && resolved(items, document).properties !== undefined
      ? placesIn(items, document, `${pointer}/0`)
      : Object.entries(properties ?? {}).flatMap(([name, member]) => placesIn(member, document, `${pointer}/${name}`));
  return [{ pointer, kind, mayBeNull }, ...below];
}

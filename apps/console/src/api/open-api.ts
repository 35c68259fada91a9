import type { FormField } from '../parts/schema/form-field';
import type { Schema, Schemas } from '../parts/schema/schema';
import { HTML_LANGUAGE, type Language, language } from '../words/language';
import { problemFrom, unreachable } from './problem';

type Document = {
  readonly paths: Readonly<
    Record<
      string,
      Readonly<
        Record<
          string,
          { readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> } }
        >
      >
    >
  >;
  readonly components: { readonly schemas: Schemas };
};

/** The published document of the running server: about 1.7 MB, loaded when a form is first opened. */
const documents = new Map<Language, Promise<Document>>();

function documentIn(spoken: Language): Promise<Document> {
  const known = documents.get(spoken);
  if (known !== undefined) return known;
  const loading = load(spoken);
  documents.set(spoken, loading);
  loading.catch(() => documents.delete(spoken));
  return loading;
}

async function load(spoken: Language): Promise<Document> {
  const response = await fetch(`/openapi.json?lang=${spoken}`, {
    headers: { 'Accept-Language': HTML_LANGUAGE[spoken] },
    credentials: 'omit',
  }).catch(() => {
    throw unreachable();
  });
  if (!response.ok) throw await problemFrom(response);
  return (await response.json()) as Document;
}

/** The fields of the body of a route. @throws {ApiProblem} */
export async function formFieldsOf(method: 'post' | 'put', path: string): Promise<readonly FormField[]> {
  const [{ paths, components }, { fieldsOf }, { enumerations }] = await Promise.all([
    documentIn(language.value),
    import('../parts/schema/form-field'),
    import('virtual:all-terms'),
  ]);
  const schema = paths[path]?.[method]?.requestBody?.content['application/json']?.schema ?? {};
  return fieldsOf(schema, { schemas: components.schemas, enumerations, language: language.value });
}

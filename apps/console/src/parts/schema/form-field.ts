import type { Terms } from 'virtual:terms';
import type { Language } from '../../words/language';
import { labelOf, restOf, ruleOf } from './descriptions';
import type { Schema, Schemas } from './schema';

type FieldKind = 'text' | 'paragraph' | 'integer' | 'boolean' | 'date' | 'instant' | 'choice' | 'object' | 'list';

/** A member of a request, as a field of a form. */
export type FormField = {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  /** Which values it takes. */
  readonly rule: string;
  readonly required: boolean;
  readonly kind: FieldKind;
  readonly lengthMax?: number;
  readonly min?: number;
  readonly max?: number;
  readonly choices?: readonly (readonly [value: string, term: string])[];
  readonly members?: readonly FormField[];
  readonly item?: FormField;
  readonly itemsMin?: number;
  readonly itemsMax?: number;
};

/** Texts longer than this get several lines. */
const LINE_CHARACTERS = 300;

export type Reading = {
  readonly schemas: Schemas;
  readonly enumerations: readonly Terms[];
  readonly language: Language;
};

/** The members of a request, required ones first. */
export function fieldsOf(schema: Schema, reading: Reading): readonly FormField[] {
  const { properties = {}, required = [] } = resolved(schema, reading.schemas);
  const fields = Object.entries(properties).map(([name, member]) =>
    fieldOf(name, member, required.includes(name), reading),
  );
  return [...fields.filter((field) => field.required), ...fields.filter((field) => !field.required)];
}

function fieldOf(name: string, member: Schema, required: boolean, reading: Reading): FormField {
  const schema = resolved(member, reading.schemas);
  const choices = choicesOf(schema, reading);
  const kind = kindOf(schema);
  const {
    description = '',
    maxLength,
    minimum,
    maximum,
    minItems,
    maxItems,
    items,
  } = { ...schema, ...onlyOwn(member) };
  return {
    name,
    label: labelOf(name, description, reading.language),
    hint: restOf(name, description, reading.language, choices.length > 0),
    rule: ruleOf(schema, kind, reading.language),
    required,
    kind,
    ...(maxLength === undefined ? {} : { lengthMax: maxLength }),
    ...(minimum === undefined ? {} : { min: minimum }),
    ...(maximum === undefined ? {} : { max: maximum }),
    ...(minItems === undefined ? {} : { itemsMin: minItems }),
    ...(maxItems === undefined ? {} : { itemsMax: maxItems }),
    ...(choices.length === 0 ? {} : { choices }),
    ...(kind === 'object' ? { members: fieldsOf(schema, reading) } : {}),
    ...(kind === 'list' && items !== undefined ? { item: fieldOf(name, items, true, reading) } : {}),
  };
}

/** A member's own description is about it; that of the schema it refers to is about all of its kind. */
const onlyOwn = ({ description }: Schema): Pick<Schema, 'description'> =>
  description === undefined ? {} : { description };

function resolved(schema: Schema, schemas: Schemas): Schema {
  const other = schema.allOf?.[0] ?? schema.anyOf?.[0];
  if (other !== undefined) return resolved(other, schemas);
  if (schema.$ref === undefined) return schema;
  return resolved(schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {}, schemas);
}

function kindOf({ type, format, enum: values, maxLength = 0 }: Schema): FieldKind {
  if (type === 'array') return 'list';
  if (type === 'object') return 'object';
  if (type === 'boolean') return 'boolean';
  if (type === 'integer' || type === 'number') return 'integer';
  if (values !== undefined) return 'choice';
  if (format === 'date') return 'date';
  if (format === 'date-time') return 'instant';
  return maxLength > LINE_CHARACTERS ? 'paragraph' : 'text';
}

/** The values of an enumeration with the terms of its library, which its description names. */
function choicesOf({ enum: values = [], description = '', type }: Schema, { enumerations, language }: Reading) {
  if (type === 'object') return [];
  const own = values.filter((value) => value !== null);
  const found = enumerations.find(
    ({ name, terms }) => description.includes(name.zh) && own.every((each) => each in terms),
  );
  return own.map((value) => [value, found?.terms[value]?.[language] ?? value] as const);
}

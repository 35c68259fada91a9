import type { FormField } from './form-field';

/** What is typed in: texts, ticks, and objects and lists of these. A member that is not filled in is absent. */
export type FormValue = string | boolean | FormValues | FormValue[];
export type FormValues = { [name: string]: FormValue };

/** The objects and lists that a form begins with: the required ones, with as many entries as they need. */
export function initialValues(fields: readonly FormField[]): FormValues {
  const begun = fields
    .filter(({ required, kind }) => kind === 'list' || (required && kind === 'object'))
    .map((field): [string, FormValue] => [field.name, initialValue(field)]);
  return Object.fromEntries(begun);
}

export function initialValue({ kind, members = [], item, itemsMin = 0 }: FormField): FormValue {
  if (kind === 'object') return initialValues(members);
  if (kind === 'list') return Array.from({ length: itemsMin }, () => (item === undefined ? '' : initialValue(item)));
  return kind === 'boolean' ? false : '';
}

/** The request body: members that are not filled in are left out. */
export function bodyOf(fields: readonly FormField[], values: FormValues, offsetAt: (local: string) => string): object {
  const filled = fields
    .map((field): [string, unknown] => [field.name, memberOf(field, values[field.name], offsetAt)])
    .filter(([, value]) => value !== undefined);
  return Object.fromEntries(filled);
}

function memberOf(field: FormField, value: FormValue | undefined, offsetAt: (local: string) => string): unknown {
  if (value === undefined || value === '' || (value === false && !field.required)) return undefined;
  if (Array.isArray(value)) {
    const entries = value.map((each) => (field.item === undefined ? each : memberOf(field.item, each, offsetAt)));
    return entries.length === 0 && !field.required ? undefined : entries.filter((each) => each !== undefined);
  }
  if (typeof value === 'object') return bodyOf(field.members ?? [], value, offsetAt);
  if (typeof value === 'boolean') return value;
  if (field.kind === 'integer') return Number(value);
  return field.kind === 'instant' ? `${value.length === 16 ? `${value}:00` : value}${offsetAt(value)}` : value.trim();
}

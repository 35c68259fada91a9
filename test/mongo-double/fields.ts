import { Double, Int32, Long } from 'mongodb';
import type { Doc } from '../mongo-proxy/wire';
import { exact, isObject } from './bson-order';
import { Refusal } from './errors';

/** Reads a count of any number type. @throws Refusal for anything but a non-negative integer. */
export function countIn(command: Doc, field: string): number | null {
  const value = command[field];
  if (value === undefined) return null;
  const isNumber = value instanceof Int32 || value instanceof Long || value instanceof Double;
  const number = isNumber ? Number(exact(value)) : Number.NaN;
  if (!Number.isSafeInteger(number) || number < 0) throw new Refusal(`${field} as something else than a count`);
  return number;
}

export function flagIn(command: Doc, field: string, otherwise: boolean): boolean {
  const value = command[field] ?? otherwise;
  if (typeof value !== 'boolean') throw new Refusal(`${field} as something else than true or false`);
  return value;
}

export function textIn(command: Doc, field: string): string | null {
  const value = command[field] ?? null;
  if (value !== null && typeof value !== 'string') throw new Refusal(`${field} as something else than text`);
  return value;
}

export function documentIn(command: Doc, field: string): Doc {
  const value = command[field] ?? {};
  if (!isObject(value)) throw new Refusal(`${field} as something else than a document`);
  return value;
}

export function documentsIn(command: Doc, field: string): readonly Doc[] {
  const value = command[field];
  if (!Array.isArray(value) || !value.every(isObject)) throw new Refusal(`${field} as something else than documents`);
  return value;
}

/** @throws Refusal naming the first field that the double would have to ignore. */
export function mustOnlyHave(command: Doc, known: readonly string[], where: string): void {
  const stranger = Object.keys(command).find((field) => !known.includes(field));
  if (stranger !== undefined) throw new Refusal(`'${stranger}' in ${where}`);
}

import type { Doc } from '../mongo-proxy/wire';
import { isObject } from './bson-order';
import { Refusal } from './errors';

/** The names on the path to a field. */
export type Path = readonly string[];

/** @throws Refusal for a position in an array, and for paths that MongoDB itself does not accept. */
export function pathOf(dotted: string): Path {
  const path = dotted.split('.');
  for (const name of path) {
    if (name === '') throw new Refusal(`the path '${dotted}' with an empty name`);
    if (name.startsWith('$')) throw new Refusal(`the path '${dotted}'`);
    if (/^\d+$/.test(name)) throw new Refusal(`the position ${name} in the path '${dotted}'`);
  }
  return path;
}

/**
 * Whether any value at the end of the path passes. A path through an array leads into each document in it; a missing field is
 * `undefined`. An array at the end is passed as a whole: the test decides about its elements.
 */
export function reaches(value: unknown, path: Path, test: (leaf: unknown) => boolean, at = 0): boolean {
  if (at === path.length) return test(value);
  if (Array.isArray(value)) {
    if (at === 0) return false;
    const documents = value.filter(isObject);
    // Server versions differ on whether such an array lacks the field.
    if ((documents.length < value.length || value.length === 0) && test(undefined)) {
      throw new Refusal(`null or missing at '${path.join('.')}' through an array that holds not only documents`);
    }
    return documents.some((document) => reaches(document, path, test, at));
  }
  if (typeof value !== 'object' || !isObject(value)) return test(undefined);
  return reaches(value[path[at] as string], path, test, at + 1);
}

/** Also tests the elements of an array at the end of the path, as every comparison does. */
export const reachesElement = (document: Doc, path: Path, test: (value: unknown) => boolean): boolean =>
  reaches(document, path, (leaf) => test(leaf) || (Array.isArray(leaf) && leaf.some(test)));

/**
 * The one value at the end of the path. @throws Refusal if an array is on the path or at its end, since it has several values.
 */
export function valueAt(document: Doc, path: Path): unknown {
  let value: unknown = document;
  for (const name of path) {
    mustBeNoArray(value, path);
    value = isObject(value) ? value[name] : undefined;
  }
  mustBeNoArray(value, path);
  return value;
}

function mustBeNoArray(value: unknown, path: Path): void {
  if (Array.isArray(value)) throw new Refusal(`an array at '${path.join('.')}', in a sort or a unique index`);
}

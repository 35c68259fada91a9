import { BSON } from 'mongodb';
import type { Doc } from '../mongo-proxy/wire';
import { compare, keyOf, mustBeKnown } from './bson-order';
import { duplicateKey, Refusal, ServerError } from './errors';
import type { Filter } from './filter';
import { type Path, pathOf, valueAt } from './paths';

export type IndexKey = Readonly<Record<string, 1 | -1>>;

type Field = { readonly path: Path; readonly direction: 1 | -1 };

/** The sort fields. */
export type Sort = readonly Field[];

export const sortOf = (key: IndexKey): Sort =>
  Object.entries(key).map(([dotted, direction]) => ({ path: pathOf(dotted), direction }));

export type Index = {
  readonly name: string;
  readonly key: IndexKey;
  readonly unique: boolean;
  /** For unique indexes other than that of the ids: the values, and the id of the document that has them. */
  readonly taken: Map<string, string> | null;
  readonly fields: Sort;
};

export const DOCUMENT_BYTES_MAX = 16 * 1024 * 1024;

/** Up to this many a page is selected in one pass; beyond it everything is sorted. */
const PICKED_MAX = 2_000;

/** Documents by id, in insertion order. A stored document is never modified, only replaced. */
export class Collection {
  readonly indexes: Index[] = [
    { name: '_id_', key: { _id: 1 }, unique: true, taken: null, fields: sortOf({ _id: 1 }) },
  ];
  private readonly documents = new Map<string, Doc>();

  constructor(readonly namespace: string) {}

  get all(): Iterable<Doc> {
    return this.documents.values();
  }

  get size(): number {
    return this.documents.size;
  }

  /** @throws ServerError 11000 if an id, or the values of a unique index, are taken. */
  insert(document: Doc): void {
    mustBeStorable(document);
    const id = document['_id'];
    if (Array.isArray(id)) throw new ServerError(2, 'BadValue', "The '_id' value cannot be of type array");
    const key = keyOf(id);
    if (this.documents.has(key)) throw duplicateKey(this.namespace, this.indexes[0] as Index, { _id: id });
    this.claim(key, document);
    this.documents.set(key, document);
  }

  /** @throws ServerError 11000 if the values of a unique index are taken by another document. */
  replace(before: Doc, after: Doc): void {
    mustBeStorable(after);
    const key = keyOf(before['_id']);
    this.claim(key, after);
    for (const { taken, fields } of this.indexes) {
      const old = taken === null ? '' : valuesKey(fields, before);
      if (taken !== null && old !== valuesKey(fields, after)) taken.delete(old);
    }
    this.documents.set(key, after);
  }

  remove(document: Doc): void {
    this.documents.delete(keyOf(document['_id']));
    for (const { taken, fields } of this.indexes) taken?.delete(valuesKey(fields, document));
  }

  /** Claims the values in all unique indexes or in none. */
  private claim(id: string, document: Doc): void {
    for (const index of this.indexes) {
      const holder = index.taken?.get(valuesKey(index.fields, document));
      if (holder === undefined || holder === id) continue;
      throw duplicateKey(this.namespace, index, valuesOf(index, document));
    }
    for (const { taken, fields } of this.indexes) taken?.set(valuesKey(fields, document), id);
  }

  /** @throws ServerError 11000 if the documents do not allow a unique index. */
  addIndex(name: string, key: IndexKey, unique: boolean): void {
    const index = { name, key, unique, taken: unique ? new Map<string, string>() : null, fields: sortOf(key) };
    for (const document of index.taken === null ? [] : this.all) {
      const values = valuesKey(index.fields, document);
      if (index.taken?.has(values)) throw duplicateKey(this.namespace, index, valuesOf(index, document));
      index.taken?.set(values, keyOf(document['_id']));
    }
    this.indexes.push(index);
  }

  find(filter: Filter, sort: Sort, limit: number): Doc[] {
    if (sort.length === 0) return this.first(filter, limit);
    const order = (a: Doc, b: Doc): number => inOrder(sort, a, b);
    if (limit > PICKED_MAX) return this.first(filter, Number.POSITIVE_INFINITY).sort(order).slice(0, limit);
    const picked: Doc[] = [];
    for (const document of this.candidates(filter)) {
      if (picked.length === limit && order(document, picked[limit - 1] as Doc) >= 0) continue;
      if (!filter.matches(document)) continue;
      picked.splice(placeOf(document, picked, order), 0, document);
      if (picked.length > limit) picked.pop();
    }
    return picked;
  }

  private first(filter: Filter, limit: number): Doc[] {
    const found: Doc[] = [];
    for (const document of this.candidates(filter)) {
      if (found.length >= limit) break;
      if (filter.matches(document)) found.push(document);
    }
    return found;
  }

  count(filter: Filter): number {
    let count = 0;
    for (const document of this.candidates(filter)) if (filter.matches(document)) count += 1;
    return count;
  }

  private candidates({ ids }: Filter): Iterable<Doc> {
    if (ids === null) return this.all;
    const keys = new Set(ids.map(keyOf));
    return [...keys].map((key) => this.documents.get(key)).filter((document) => document !== undefined);
  }
}

function mustBeStorable(document: Doc): void {
  mustBeKnown(document);
  const bytes = BSON.calculateObjectSize(document);
  if (bytes > DOCUMENT_BYTES_MAX) throw new ServerError(10334, 'BSONObjectTooLarge', `a document of ${bytes} bytes`);
}

function inOrder(sort: Sort, a: Doc, b: Doc): number {
  for (const { path, direction } of sort) {
    const difference = compare(valueAt(a, path), valueAt(b, path));
    if (difference !== 0) return difference * direction;
  }
  return 0;
}

/** After its equals, so that selecting is as stable as sorting. */
function placeOf(document: Doc, sorted: readonly Doc[], order: (a: Doc, b: Doc) => number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (order(document, sorted[middle] as Doc) < 0) high = middle;
    else low = middle + 1;
  }
  return low;
}

const valuesKey = (fields: Sort, document: Doc): string =>
  JSON.stringify(fields.map(({ path }) => keyOf(valueAt(document, path))));

const valuesOf = ({ key, fields }: Index, document: Doc): Record<string, unknown> =>
  Object.fromEntries(Object.keys(key).map((name, at) => [name, valueAt(document, fields[at]?.path ?? []) ?? null]));

/** Directions may be of any number type. @throws Refusal for anything but 1 and -1. */
export function keyPattern(key: Doc): IndexKey {
  return Object.fromEntries(
    Object.entries(key).map(([name, direction]) => {
      const value = Number(direction);
      if (value !== 1 && value !== -1) throw new Refusal(`the direction ${String(direction)} of '${name}'`);
      return [name, value];
    }),
  );
}

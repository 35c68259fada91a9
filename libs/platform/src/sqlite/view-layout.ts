import { DOCUMENT_ID } from '@sealtrail/event-sourcing';
import { fieldName, viewName } from './document-fields';

/**
 * The tables of one view in its file:
 *
 * - a table of documents, with a column for each field that an index names, so that neither a filter nor a changed document
 *   has to parse JSON. These columns precede the document: reading one does not read the document;
 * - for an index whose first field turned out to hold arrays (the departments that may see a case) a table with one row per
 *   element, in the order of the other fields: a list of one department reads only what it returns.
 */
export type ViewLayout = {
  readonly view: string;
  /** Fields with a column of their own. */
  readonly fields: readonly string[];
  readonly indexes: readonly (readonly string[])[];
  /** Indexes that have a table of elements. */
  readonly elementIndexes: readonly (readonly string[])[];
};

/** The layout of a view that does not exist yet. */
export const noLayout = (view: string): ViewLayout => ({ view, fields: [], indexes: [], elementIndexes: [] });

export const documentsTable = (view: string): string => `"view:${viewName(view)}"`;

export const elementsTable = (view: string, index: readonly string[]): string =>
  `"elements:${viewName(view)}:${namesOf(index)}"`;

export const indexName = (view: string, index: readonly string[]): string =>
  `"index:${viewName(view)}:${namesOf(index)}"`;

export const column = (field: string): string => `"f:${fieldName(field)}"`;

/** The columns of an index in order, with the id where it is named or at the end. */
export function columnsOf(index: readonly string[]): readonly string[] {
  const columns = index.map((field) => (field === DOCUMENT_ID ? 'id' : column(field)));
  return index.includes(DOCUMENT_ID) ? columns : [...columns, 'id'];
}

const namesOf = (index: readonly string[]): string =>
  index.map((field) => (field === DOCUMENT_ID ? field : fieldName(field))).join(',');

export const sameIndex = (a: readonly string[], b: readonly string[]): boolean => namesOf(a) === namesOf(b);

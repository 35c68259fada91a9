/** Denotes the document id in an index; if not named, it is the last column. */
export const DOCUMENT_ID = '#id';

/**
 * An index that includes fields after its key: a list using it can filter or sort rows without reading documents. Each change
 * of an included field changes the index.
 */
export const coveringIndex = (key: readonly string[], along: readonly string[]): readonly string[] => [
  ...key,
  DOCUMENT_ID,
  ...along.filter((field) => !key.includes(field)),
];

/** The fields of an index, without the document id. */
export const fieldsOfIndex = (index: readonly string[]): readonly string[] =>
  index.filter((field) => field !== DOCUMENT_ID);

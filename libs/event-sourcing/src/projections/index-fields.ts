/** Stands in an index for the id of the document; where it is not named, it is the last of the index. */
export const DOCUMENT_ID = '#id';

/**
 * An index that carries fields behind its key: a list that follows it passes over rows, or sorts them, without reading
 * a document. Each change of a carried field is a change of the index.
 */
export const coveringIndex = (key: readonly string[], along: readonly string[]): readonly string[] => [
  ...key,
  DOCUMENT_ID,
  ...along.filter((field) => !key.includes(field)),
];

/** The fields of an index, without the place of the id. */
export const fieldsOfIndex = (index: readonly string[]): readonly string[] =>
  index.filter((field) => field !== DOCUMENT_ID);

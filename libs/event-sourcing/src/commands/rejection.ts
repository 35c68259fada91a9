import type { Parameters } from '../words/localized-text';

/**
 * One bad field, named by its JSON Pointer in the request body (RFC 6901). `code` and `parameters` say what is wrong with
 * it; the words are made at the edge from the catalogue.
 */
export type FieldFault = { readonly pointer: string; readonly code: string; readonly parameters: Parameters };

/** What is kept of a rejection, and carried between threads: never words. */
export type RejectionData = {
  readonly code: string;
  readonly parameters: Parameters;
  readonly errors: readonly FieldFault[];
};

/**
 * The domain said no. The code is stable and part of the API (`application.not-accepted`); its kind, words and HTTP status
 * stand in the catalogue of its context (`rejections.ts`), never here. Anything else that is thrown is a bug or an outage.
 * Made by a catalogue only: see `defineRejections`.
 */
export class Rejection extends Error implements RejectionData {
  override readonly name = 'Rejection';

  constructor(
    readonly code: string,
    readonly parameters: Parameters,
    readonly errors: readonly FieldFault[],
  ) {
    super(code);
  }
}

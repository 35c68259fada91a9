import type { Parameters } from '../words/localized-text';

/**
 * One invalid field, named by its JSON Pointer in the request body (RFC 6901). `code` and `parameters` say what is wrong with
 * it; the text is formatted at the edge from the catalogue.
 */
export type FieldFault = { readonly pointer: string; readonly code: string; readonly parameters: Parameters };

/** What is stored of a rejection, and passed between threads: never text. */
export type RejectionData = {
  readonly code: string;
  readonly parameters: Parameters;
  readonly errors: readonly FieldFault[];
};

/**
 * The domain refused the command. The code is stable and part of the API (`application.not-accepted`); its kind, texts and HTTP
 * status are declared in the catalogue of its context (`rejections.ts`), never here. Anything else that is thrown is a defect
 * or an outage. Created only by a catalogue: see `defineRejections`.
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

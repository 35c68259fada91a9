/** One bad field, named by its JSON Pointer in the request body (RFC 6901). */
export type FieldError = { readonly pointer: string; readonly detail: string };

/**
 * The domain said no. The code is stable and part of the API (`application.not-accepted`); HTTP gives it a number in
 * one place. Anything else that is thrown is a bug or an outage.
 */
export class Rejection extends Error {
  override readonly name = 'Rejection';

  constructor(
    readonly code: string,
    readonly detail = '',
    readonly errors: readonly FieldError[] = [],
  ) {
    super(detail === '' ? code : `${code}: ${detail}`);
  }
}

import type { LocalizedText, ParameterDeclarations, ValuesOf } from '../words/localized-text';
import { type FieldFault, Rejection, type RejectionData } from './rejection';

/**
 * Kind of rejection; the edge maps it (HTTP: in one table). `rule`: the law or the current state forbids it. `invalid`: the
 * request itself is wrong, with every invalid field named. `conflict`: concurrent commands, the same may be resent. `stale`:
 * the stream is no longer at the revision the caller named. `unavailable`: nothing is wrong with the request.
 */
export type RejectionKind =
  | 'conflict'
  | 'failure'
  | 'forbidden'
  | 'invalid'
  | 'malformed'
  | 'notAllowed'
  | 'notFound'
  | 'notOffered'
  | 'rule'
  | 'stale'
  | 'timeout'
  | 'tooLarge'
  | 'tooMany'
  | 'unauthenticated'
  | 'unavailable'
  | 'unsupported';

export type RejectionDeclaration = ParameterDeclarations & {
  readonly kind: RejectionKind;
  /** A short title, the same for every occurrence. */
  readonly title: LocalizedText;
  /** The rule, with its article if it has one; the same for every occurrence. */
  readonly meaning: LocalizedText;
  /** This occurrence, with `{parameters}`; absent: the meaning suffices. */
  readonly detail?: LocalizedText;
  /** What the caller can do; absent: the advice of its kind. */
  readonly advice?: LocalizedText;
  /** Routes that establish what is missing: `POST /v1/applications/{id}/acceptance`. */
  readonly next?: readonly string[];
  /** After this time the same request may be resent. */
  readonly retryAfterSeconds?: number;
};

/** What can be wrong with one field. Not a rejection by itself: it occurs in the `errors` of a rejection. */
export type FaultDeclaration = ParameterDeclarations & { readonly kind: 'field'; readonly detail: LocalizedText };

export type RejectionCatalogue = Readonly<Record<string, RejectionDeclaration | FaultDeclaration>>;

type Values<D extends ParameterDeclarations> = [ValuesOf<D>] extends [never]
  ? readonly [parameters?: Record<string, never>, errors?: readonly FieldFault[]]
  : readonly [parameters: ValuesOf<D>, errors?: readonly FieldFault[]];

type Faults<C> = { [Code in keyof C]: C[Code] extends FaultDeclaration ? Code : never }[keyof C];

/** The catalogue of one context, and the only factory of its rejections. */
export type Rejections<C extends RejectionCatalogue> = {
  readonly catalogue: C;
  /** `throw reject('application.closed', { status })`; with `errors`, all invalid fields at once. */
  readonly reject: <Code extends Exclude<keyof C & string, Faults<C>>>(
    code: Code,
    ...[parameters, errors]: Values<C[Code]>
  ) => Rejection;
  /** The fault of one field: any code of the catalogue whose texts name the field. */
  readonly fault: <Code extends keyof C & string>(
    pointer: string,
    code: Code,
    ...[parameters]: Values<C[Code]>
  ) => FieldFault;
};

/** Declares the rejections of a context, each once, with its texts in both languages. */
export function defineRejections<const C extends RejectionCatalogue>(catalogue: C): Rejections<C> {
  return {
    catalogue,
    reject: (code, ...[parameters, errors]) => new Rejection(code, parameters ?? {}, errors ?? []),
    fault: (pointer, code, ...[parameters]) => ({ pointer, code, parameters: parameters ?? {} }),
  };
}

/**
 * Refuses with all faults at once: the code is that of the first fault, the fields are in the order of the faults.
 *
 * @throws {Rejection} if there is a fault
 */
export function refuseFaults(faults: readonly FieldFault[]): void {
  const [first] = faults;
  if (first !== undefined) throw new Rejection(first.code, first.parameters, faults);
}

/** Restores a rejection that was stored or sent by another thread. */
export const rejectedAgain = ({ code, parameters, errors }: RejectionData): Rejection =>
  new Rejection(code, parameters, errors);

import type { LocalizedText, ParameterDeclarations, ValuesOf } from '../words/localized-text';
import { type FieldFault, Rejection, type RejectionData } from './rejection';

/**
 * Why something is refused; the edge maps it (HTTP: in one table). `rule`: the law or the state of things forbids it.
 * `invalid`: the request itself is wrong, with every bad field named. `conflict`: others are at it, the same may be sent
 * again. `stale`: no longer at the revision that the caller named. `unavailable`: nothing is wrong with the request.
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
  /** A few words, the same for every occurrence. */
  readonly title: LocalizedText;
  /** The rule, with its article where it has one; the same for every occurrence. */
  readonly meaning: LocalizedText;
  /** This occurrence, with `{parameters}`; absent: the meaning says it all. */
  readonly detail?: LocalizedText;
  /** What the caller can do; absent: what helps with every refusal of its kind. */
  readonly advice?: LocalizedText;
  /** Routes by which what is missing comes about: `POST /v1/applications/{id}/acceptance`. */
  readonly next?: readonly string[];
  /** After so long the same request may be sent again. */
  readonly retryAfterSeconds?: number;
};

/** What can be wrong with one field. Never refused with by itself: it comes in the `errors` of a rejection. */
export type FaultDeclaration = ParameterDeclarations & { readonly kind: 'field'; readonly detail: LocalizedText };

export type RejectionCatalogue = Readonly<Record<string, RejectionDeclaration | FaultDeclaration>>;

type Values<D extends ParameterDeclarations> = [ValuesOf<D>] extends [never]
  ? readonly [parameters?: Record<string, never>, errors?: readonly FieldFault[]]
  : readonly [parameters: ValuesOf<D>, errors?: readonly FieldFault[]];

type Faults<C> = { [Code in keyof C]: C[Code] extends FaultDeclaration ? Code : never }[keyof C];

/** The catalogue of one context, and the only maker of its rejections. */
export type Rejections<C extends RejectionCatalogue> = {
  readonly catalogue: C;
  /** `throw reject('application.closed', { status })`; with `errors`, every bad field at once. */
  readonly reject: <Code extends Exclude<keyof C & string, Faults<C>>>(
    code: Code,
    ...[parameters, errors]: Values<C[Code]>
  ) => Rejection;
  /** What is wrong with one field: any code of the catalogue whose words name it. */
  readonly fault: <Code extends keyof C & string>(
    pointer: string,
    code: Code,
    ...[parameters]: Values<C[Code]>
  ) => FieldFault;
};

/** Declares what a context refuses with: once, with its words in both languages. */
export function defineRejections<const C extends RejectionCatalogue>(catalogue: C): Rejections<C> {
  return {
    catalogue,
    reject: (code, ...[parameters, errors]) => new Rejection(code, parameters ?? {}, errors ?? []),
    fault: (pointer, code, ...[parameters]) => ({ pointer, code, parameters: parameters ?? {} }),
  };
}

/**
 * Refuses with everything that is wrong, at once: the code is the first fault's, the fields are named in the order of the
 * faults.
 *
 * @throws {Rejection} where there is a fault
 */
export function refuseFaults(faults: readonly FieldFault[]): void {
  const [first] = faults;
  if (first !== undefined) throw new Rejection(first.code, first.parameters, faults);
}

/** A rejection that was remembered, or came from another thread, as it was thrown. */
export const rejectedAgain = ({ code, parameters, errors }: RejectionData): Rejection =>
  new Rejection(code, parameters, errors);

import {
  type FaultDeclaration,
  type FieldError,
  type Language,
  type Parameters,
  type Rejection,
  type RejectionDeclaration,
  type RejectionKind,
  say,
  type Words,
} from '@sealtrail/event-sourcing';
import { PROBLEMS } from './problem-catalogue';
import * as undeclared from './undeclared-problem';

/** A bad field as it is answered. */
type ProblemField = {
  readonly pointer: string;
  readonly code?: string;
  readonly detail: string;
  readonly parameters?: Parameters;
};

/** A refusal as it is answered (RFC 9457). */
export type Problem = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly parameters?: Parameters;
  readonly errors?: readonly ProblemField[];
  readonly traceId: string;
};

/** The one place where refusals get HTTP numbers: by their kind. */
const STATUS: Readonly<Record<RejectionKind, number>> = {
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  notFound: 404,
  notOffered: 406,
  timeout: 408,
  conflict: 409,
  rule: 409,
  stale: 412,
  tooLarge: 413,
  unsupported: 415,
  invalid: 422,
  failure: 500,
  unavailable: 503,
};

/** The status that a code comes with; `null` for a fault, which comes in the `errors` of a problem only. */
export const statusOfKind = (kind: RejectionKind | 'field'): number | null => (kind === 'field' ? null : STATUS[kind]);

/** The status and the title that a code comes with; a fault has none. */
export function headingOf(code: string): { readonly status: number; readonly title: Words } {
  const declaration = PROBLEMS.get(code)?.declaration;
  if (declaration !== undefined && declaration.kind !== 'field')
    return { status: STATUS[declaration.kind], title: declaration.title };
  const title = undeclared.titleOf(code);
  return { status: undeclared.statusOf(code), title: { zh: title, en: title } };
}

/** After how many seconds the same request may be sent again, where waiting helps. */
export function retryAfterOf(code: string): number | null {
  const declaration = PROBLEMS.get(code)?.declaration;
  return declaration === undefined || declaration.kind === 'field' ? null : (declaration.retryAfterSeconds ?? null);
}

/** The words of one occurrence. What is the same for all of them is not filled in. */
function told(
  declaration: RejectionDeclaration | FaultDeclaration,
  parameters: Parameters,
  language: Language,
): string {
  const { detail, terms } = declaration;
  if (detail !== undefined) return say(detail, parameters, language, terms);
  return 'meaning' in declaration ? declaration.meaning[language] : '';
}

const withParameters = (parameters: Parameters): { readonly parameters?: Parameters } =>
  Object.keys(parameters).length === 0 ? {} : { parameters };

function fieldOf(error: FieldError, language: Language): ProblemField {
  if (!('code' in error)) return error;
  const { pointer, code, parameters } = error;
  const declared = PROBLEMS.get(code);
  const detail = declared === undefined ? code : told(declared.declaration, parameters, language);
  return { pointer, code, detail, ...withParameters(parameters) };
}

/** Makes the words of a rejection. */
export function problemOf(rejection: Rejection, language: Language, traceId: string): Problem {
  const { code, parameters, errors } = rejection;
  const declaration = PROBLEMS.get(code)?.declaration;
  const known = declaration === undefined || declaration.kind === 'field' ? null : declaration;
  return {
    type: `/problems/${code}`,
    title: known === null ? undeclared.titleOf(code) : known.title[language],
    status: known === null ? undeclared.statusOf(code, errors) : STATUS[known.kind],
    detail: known === null ? rejection.detail : told(known, parameters, language),
    code,
    ...withParameters(parameters),
    ...(errors.length === 0 ? {} : { errors: errors.map((error) => fieldOf(error, language)) }),
    traceId,
  };
}

import {
  type FaultDeclaration,
  type FieldFault,
  formatText,
  type Language,
  type Parameters,
  type RejectionData,
  type RejectionDeclaration,
  type RejectionKind,
} from '@sealtrail/event-sourcing';
import type { ProblemFieldView, ProblemView } from './problem.view';
import { PROBLEMS } from './problem-catalogue';
import type { RouteReference } from './route-reference.view';

/** The HTTP status of each kind of refusal, declared only here. */
const STATUS: Readonly<Record<RejectionKind, number>> = {
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  notFound: 404,
  notAllowed: 405,
  notOffered: 406,
  timeout: 408,
  conflict: 409,
  rule: 409,
  stale: 412,
  tooLarge: 413,
  unsupported: 415,
  invalid: 422,
  tooMany: 429,
  failure: 500,
  unavailable: 503,
};

/** The status of a code; `null` for a field fault, which only occurs in the `errors` of a problem. */
export const statusOfKind = (kind: RejectionKind | 'field'): number | null => (kind === 'field' ? null : STATUS[kind]);

/** Replaces a code that is no longer declared: a recorded refusal with that code may still be returned to a repeated command. */
const RETIRED_CODE: RejectionDeclaration = {
  kind: 'rule',
  title: { zh: '已停用的代码', en: 'A code of an earlier version' },
  meaning: { zh: '该代码已停用。', en: 'This code is no longer used.' },
};

/** The declaration of a code that is a refusal by itself. */
export function rejectionDeclarationOf(code: string): RejectionDeclaration {
  const declaration = PROBLEMS.get(code)?.declaration;
  return declaration === undefined || declaration.kind === 'field' ? RETIRED_CODE : declaration;
}

/** The text of an occurrence; a code without a detail has its meaning. */
function detailOf(
  declaration: RejectionDeclaration | FaultDeclaration,
  parameters: Parameters,
  language: Language,
): string {
  const { detail } = declaration;
  if (detail !== undefined) return formatText(detail, parameters, language, declaration);
  return 'meaning' in declaration ? declaration.meaning[language] : '';
}

const withParameters = (parameters: Parameters): { readonly parameters?: Parameters } =>
  Object.keys(parameters).length === 0 ? {} : { parameters };

/** The localised text of a field fault. */
export function fieldProblemOf({ pointer, code, parameters }: FieldFault, language: Language): ProblemFieldView {
  const declaration = PROBLEMS.get(code)?.declaration ?? RETIRED_CODE;
  return { pointer, code, detail: detailOf(declaration, parameters, language), ...withParameters(parameters) };
}

/** The localised text of a refusal. */
export function problemOf(
  { code, parameters, errors }: RejectionData,
  language: Language,
  traceId: string,
  next: readonly RouteReference[] = [],
): ProblemView {
  const declaration = rejectionDeclarationOf(code);
  return {
    type: `/problems/${code}`,
    title: declaration.title[language],
    status: STATUS[declaration.kind],
    detail: detailOf(declaration, parameters, language),
    code,
    ...withParameters(parameters),
    ...(next.length === 0 ? {} : { next }),
    ...(errors.length === 0 ? {} : { errors: errors.map((error) => fieldProblemOf(error, language)) }),
    traceId,
  };
}

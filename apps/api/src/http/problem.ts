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

/** The one place where refusals get HTTP numbers: by their kind. */
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

/** The status that a code comes with; `null` for a fault, which comes in the `errors` of a problem only. */
export const statusOfKind = (kind: RejectionKind | 'field'): number | null => (kind === 'field' ? null : STATUS[kind]);

/**
 * Stands for a code that nobody declares any more: a command that was refused with it may still be repeated, and is answered
 * the same.
 */
const RETIRED_CODE: RejectionDeclaration = {
  kind: 'rule',
  title: { zh: '已停用的代码', en: 'A code of an earlier version' },
  meaning: { zh: '该代码已停用。', en: 'Nothing is refused with this code any more.' },
};

/** How a code was declared that can be refused with by itself. */
export function rejectionDeclarationOf(code: string): RejectionDeclaration {
  const declaration = PROBLEMS.get(code)?.declaration;
  return declaration === undefined || declaration.kind === 'field' ? RETIRED_CODE : declaration;
}

/** The words of one occurrence. What is the same for all of them is not filled in. */
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

/** Makes the words of a fault. */
export function fieldProblemOf({ pointer, code, parameters }: FieldFault, language: Language): ProblemFieldView {
  const declaration = PROBLEMS.get(code)?.declaration ?? RETIRED_CODE;
  return { pointer, code, detail: detailOf(declaration, parameters, language), ...withParameters(parameters) };
}

/** Makes the words of a rejection. */
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

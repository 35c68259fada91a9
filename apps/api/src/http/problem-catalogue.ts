import { contexts } from '@sealtrail/contexts';
import {
  type FaultDeclaration,
  kernelRejections,
  type RejectionCatalogue,
  type RejectionDeclaration,
} from '@sealtrail/event-sourcing';
import { apiRejections } from './rejections';

/** A declared code with the context that declares it. */
export type DeclaredProblem = {
  readonly code: string;
  readonly context: string;
  readonly declaration: RejectionDeclaration | FaultDeclaration;
};

/** Sorted by code. @throws if a code is declared twice */
export function collectProblems(
  catalogues: readonly (readonly [string, RejectionCatalogue])[],
): ReadonlyMap<string, DeclaredProblem> {
  const declared = new Map<string, DeclaredProblem>();
  const entries = catalogues.flatMap(([context, catalogue]) =>
    Object.entries(catalogue).map(([code, declaration]) => ({ code, context, declaration })),
  );
  for (const entry of entries.sort((a, b) => (a.code < b.code ? -1 : 1))) {
    const before = declared.get(entry.code);
    if (before !== undefined) throw new Error(`${entry.code} is declared by ${before.context} and by ${entry.context}`);
    declared.set(entry.code, entry);
  }
  return declared;
}

/** All problems. */
export const PROBLEMS = collectProblems([
  ['kernel', kernelRejections],
  ['api', apiRejections],
  ...contexts.map(({ name, rejections }) => [name, rejections] as const),
]);

import type { Case } from './application';

/** Every department that has to do with a case, and may be charged in it: the item's, its branches', and the one that took the file in. */
export const departmentsOfCase = ({ terms, receivedBy }: Pick<Case, 'terms' | 'receivedBy'>): readonly string[] => [
  ...new Set([
    terms.department,
    receivedBy,
    ...terms.stages.flatMap(({ branches }) => branches.map(({ department }) => department)),
  ]),
];

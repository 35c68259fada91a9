import type { Case } from './application';

/** Every department involved in a case, which may be a respondent in it: the item's, its branches', and the receiving one. */
export const departmentsOfCase = ({ terms, receivedBy }: Pick<Case, 'terms' | 'receivedBy'>): readonly string[] => [
  ...new Set([
    terms.department,
    receivedBy,
    ...terms.stages.flatMap(({ branches }) => branches.map(({ department }) => department)),
  ]),
];

import { type FieldFault, isRegionCode } from '@sealtrail/event-sourcing';
import { fault } from '../rejections';
import type { DefineDepartment } from './department-commands';
import type { Post } from './department-enums';
import type { Mandate } from './department-events';
import { duplicatesIn } from './duplicates';
import { checkUscc } from './uscc';

/** The named parent and all its ancestors, nearest first; `null`: there is no such department. */
export type DepartmentDecisionContext = { readonly ancestry: readonly string[] | null };

const MANDATES_MAX = 200;

export function departmentFaults(
  { department, region, uscc, parent }: Pick<DefineDepartment['data'], 'department' | 'region' | 'uscc' | 'parent'>,
  { ancestry }: DepartmentDecisionContext,
): readonly FieldFault[] {
  const faults: FieldFault[] = [];
  if (!isRegionCode(region)) {
    faults.push(fault('/region', 'department.region-wrong'));
  }
  if (uscc !== null && checkUscc(uscc) === 'wrongShape') {
    faults.push(fault('/uscc', 'department.uscc-wrong'));
  }
  if (parent !== null && parent !== department && ancestry === null) {
    faults.push(fault('/parent', 'department.parent-unknown', { parent }));
  }
  if (parent !== null && (parent === department || ancestry?.includes(department))) {
    faults.push(fault('/parent', 'department.parent-circular'));
  }
  return faults;
}

/** An official appointed before may lose all mandates; a first appointment needs at least one. */
export function officialFaults({
  posts,
  mandates,
  isNew,
}: {
  readonly posts: readonly Post[];
  readonly mandates: readonly Mandate[];
  readonly isNew: boolean;
}): readonly FieldFault[] {
  const none = isNew && mandates.length === 0 ? [fault('/mandates', 'official.mandates-missing')] : [];
  const forNothing = mandates.flatMap(({ items }, index) =>
    items?.length === 0 ? [fault(`/mandates/${index}/items`, 'official.mandate-for-nothing')] : [],
  );
  const backwards = mandates.flatMap(({ from, to }, index) =>
    to !== null && to < from ? [fault(`/mandates/${index}/to`, 'official.mandate-backwards')] : [],
  );
  const tooMany =
    mandates.length > MANDATES_MAX ? [fault('/mandates', 'official.mandates-too-many', { max: MANDATES_MAX })] : [];
  const twice = duplicatesIn(
    posts,
    (post) => post,
    (_, index) => `/posts/${index}`,
    'official.post-repeated',
  );
  return [...twice, ...none, ...backwards, ...forNothing, ...tooMany];
}

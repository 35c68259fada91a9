import { isRegionCode } from '@sealtrail/event-sourcing';
import type { DefineDepartment } from './department-commands';
import type { Mandate } from './department-events';
import type { Post } from './department-words';
import { type Fault, fault, repeated } from './refusal';
import { checkUscc } from './uscc';

/** The parent that was named and all above it, nearest first; `null`: there is no such department. */
export type DepartmentKnown = { readonly line: readonly string[] | null };

const MANDATES_MAX = 200;

export function departmentFaults(
  { department, region, uscc, parent }: Pick<DefineDepartment['data'], 'department' | 'region' | 'uscc' | 'parent'>,
  { line }: DepartmentKnown,
): readonly Fault[] {
  const faults: Fault[] = [];
  if (!isRegionCode(region)) {
    faults.push(fault('department.region-wrong', '/region', 'A region code (行政区划代码) has 6, 9 or 12 digits.'));
  }
  if (uscc !== null && checkUscc(uscc) === 'wrongShape') {
    faults.push(
      fault('department.uscc-wrong', '/uscc', 'This is not the shape of a 统一社会信用代码 (GB 32100-2015).'),
    );
  }
  if (parent !== null && parent !== department && line === null) {
    faults.push(fault('department.parent-unknown', '/parent', `There is no department "${parent}".`));
  }
  if (parent !== null && (parent === department || line?.includes(department))) {
    faults.push(fault('department.parent-circular', '/parent', 'A department cannot stand above itself.'));
  }
  return faults;
}

export function officialFaults({
  posts,
  mandates,
}: {
  readonly posts: readonly Post[];
  readonly mandates: readonly Mandate[];
}): readonly Fault[] {
  const backwards = mandates.flatMap(({ from, to }, index) =>
    to !== null && to < from
      ? [fault('official.mandate-backwards', `/mandates/${index}/to`, 'A mandate cannot end before it begins.')]
      : [],
  );
  const tooMany =
    mandates.length > MANDATES_MAX
      ? [fault('official.mandates-too-many', '/mandates', `At most ${MANDATES_MAX} mandates.`)]
      : [];
  const twice = repeated(
    posts,
    (post) => post,
    (_, index) => `/posts/${index}`,
    'official.post-repeated',
  );
  return [...twice, ...backwards, ...tooMany];
}

import { levels, posts } from '@sealtrail/catalog';
import { department, each, omitted, term, terms, text, yesNo } from '../tables/cells';
import { tableOf } from '../tables/table';
import type { DepartmentView, OfficialView } from './departments.view';

/** Columns of 部门 in a file. */
export const departmentsTable = tableOf<DepartmentView>(
  { zh: '部门', en: 'departments' },
  {
    code: text('部门（代码）', 'Department (code)'),
    name: text('部门', 'Department', 30),
    region: text('行政区划代码', 'Region'),
    level: term(levels),
    uscc: text('统一社会信用代码', 'Unified social credit code', 22),
    usccValid: yesNo('代码校验正确', 'Check character right'),
    parent: department('上级部门', 'Parent'),
    // For `If-Match` only.
    revision: omitted,
  },
);

/** Columns of 部门人员 in a file. */
export const officialsTable = tableOf<OfficialView>(
  { zh: '部门人员', en: 'officials' },
  {
    id: text('人员（代码）', 'Official (code)'),
    name: text('姓名', 'Name'),
    department: department('部门', 'Department'),
    posts: terms(posts),
    mandates: each('授权', 'Mandates', ({ from, to, items }) => [
      from,
      '–',
      to,
      items === null ? null : items.join(' '),
    ]),
  },
);

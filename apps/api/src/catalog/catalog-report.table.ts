import { handlingForms, levels } from '@sealtrail/catalog';
import { count, share, term, text } from '../tables/cells';
import { tableOf } from '../tables/table';
import type { DepartmentFiguresView } from './catalog-report.view';

const ofForm = (form: keyof typeof handlingForms.terms) => {
  const { zh, en = form } = handlingForms.terms[form];
  return count(zh, en);
};

/** Columns of 事项清单统计 in a file. */
export const catalogReportTable = tableOf<DepartmentFiguresView>(
  { zh: '事项统计', en: 'items-by-department' },
  {
    department: text('部门（代码）', 'Department (code)'),
    name: text('部门', 'Department', 30),
    region: text('行政区划代码', 'Region'),
    level: term(levels),
    items: count('事项数', 'Items'),
    zeroVisits: ofForm('zeroVisits'),
    oneVisit: ofForm('oneVisit'),
    assisted: ofForm('assisted'),
    unlisted: ofForm('unlisted'),
    online: share('网上可办率', 'Online'),
  },
);

import { channels, handlingForms, itemClasses, itemKinds, levels } from '@sealtrail/catalog';
import { dayUnits } from '@sealtrail/working-days';
import { count, date, department, departments, term, terms, text, withHeadingPrefix, yesNo } from '../tables/cells';
import { columnsOfObject, tableOf } from '../tables/table';
import type { ListedItemView } from './items.view';

const days = columnsOfObject({ days: count('天数', 'days'), unit: term(dayUnits, { zh: '单位', en: 'unit' }) });

/** Columns of 清单 in a file. */
export const itemsTable = tableOf<ListedItemView>(
  { zh: '事项清单', en: 'items' },
  {
    code: text('事项（代码）', 'Item (code)'),
    name: text('事项', 'Item', 30),
    version: count('版本', 'Version'),
    effectiveFrom: date('生效日期', 'In force from'),
    effectiveUntil: date('失效日期', 'No more from'),
    department: department('实施主体', 'Department'),
    departments: departments('参与部门', 'Departments'),
    region: text('行政区划代码', 'Region'),
    level: term(levels),
    kind: term(itemKinds),
    class: term(itemClasses),
    handlingForm: term(handlingForms),
    online: yesNo('网上可办', 'Online'),
    channels: terms(channels, { zh: '申请渠道', en: 'Channels' }),
    statutory: withHeadingPrefix('法定时限', 'Statutory', days),
    promised: withHeadingPrefix('承诺时限', 'Promised', days),
    visitsMax: count('到现场次数', 'Visits at most'),
  },
);

import { count, department, text } from '../tables/cells';
import { tableOf } from '../tables/table';
import type { ForecastRowView } from './forecast.view';

/** 超期预测 as lines of a file. */
export const forecastTable = tableOf<ForecastRowView>(
  { zh: '超期预测', en: 'forecast' },
  {
    department: department('部门', 'Department'),
    region: text('行政区划代码', 'Region'),
    open: count('在办', 'Open'),
    due: count('预测期内到期', 'Due within the horizon'),
    decided: count('此前四周已决定', 'Decided in the four weeks before'),
    breaches: count('预计超期', 'Expected to be late'),
  },
);

import { emergencyFindings, roles } from '@sealtrail/access';
import { department, instant, official, term, text } from '../tables/cells';
import { tableOf } from '../tables/table';
import type { EmergencyAccessView } from './emergency-accesses.request';

/** 应急调阅 as rows of a file. */
export const emergencyAccessesTable = tableOf<EmergencyAccessView>(
  { zh: '应急调阅', en: 'emergency-accesses' },
  {
    id: text('应急调阅标识', 'Id', 38),
    key: text('密钥标识', 'Key id', 20),
    role: term(roles),
    department: department('部门', 'Department'),
    official: official('绑定人员', 'Official'),
    application: text('办件标识', 'Application id', 38),
    region: text('行政区划代码', 'Region'),
    reason: text('调阅理由', 'Reason', 30),
    openedAt: instant('开启时间', 'Opened at'),
    until: instant('终止时间', 'Until'),
    finding: term(emergencyFindings),
    remark: text('复核意见', 'Remark', 30),
    reviewedBy: text('复核密钥', 'Reviewed by', 20),
    reviewedAt: instant('复核时间', 'Reviewed at'),
  },
);

import { roles } from '@sealtrail/access';
import { department, instant, official, term, text, texts } from '../tables/cells';
import { tableOf } from '../tables/table';
import type { PersonalReadView } from './access-trail.view';

/** Columns of 访问留痕 in a file. */
export const accessTrailTable = tableOf<PersonalReadView>(
  { zh: '访问留痕', en: 'access-trail' },
  {
    id: text('留痕标识', 'Id', 38),
    at: instant('时间', 'At'),
    key: text('密钥标识', 'Key id', 20),
    issuer: text('令牌签发方', 'Issuer', 30),
    subject: text('令牌主体', 'Subject', 24),
    delegation: text('委托标识', 'Delegation', 38),
    emergencyAccess: text('应急调阅标识', 'Emergency access', 38),
    role: term(roles),
    department: department('部门', 'Department'),
    official: official('绑定人员', 'Official'),
    route: text('接口', 'Route', 30),
    cases: texts('办件标识', 'Application ids'),
    fields: texts('读取内容', 'Fields'),
    file: text('文件', 'File', 38),
    purpose: text('用途', 'Purpose', 30),
    asked: text('查询条件', 'Asked for', 30),
  },
);

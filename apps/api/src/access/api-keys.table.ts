import { roles } from '@sealtrail/access';
import { count, department, instant, official, term, text } from '../tables/cells';
import { tableOf } from '../tables/table';
import type { ApiKeyView } from './api-keys.request';

/** 密钥 as rows of a file. */
export const apiKeysTable = tableOf<ApiKeyView>(
  { zh: '密钥清单', en: 'api-keys' },
  {
    id: text('密钥标识', 'Key id', 20),
    name: text('名称', 'Name', 24),
    role: term(roles),
    department: department('部门', 'Department'),
    region: text('行政区划代码', 'Region'),
    official: official('绑定人员', 'Official'),
    source: text('来源系统', 'Source'),
    issuedAt: instant('发放时间', 'Issued at'),
    expiresAt: instant('到期时间', 'Expires at'),
    revokedAt: instant('吊销时间', 'Revoked at'),
    takenOver: count('接管办件数', 'Cases taken over'),
  },
);

import { roles } from '@sealtrail/access';
import { instant, term, text } from '../tables/cells';
import { tableOf } from '../tables/table';
import type { DelegationView } from './delegations.request';

/** 委托代理 as rows of a file. */
export const delegationsTable = tableOf<DelegationView>(
  { zh: '委托代理', en: 'delegations' },
  {
    id: text('委托标识', 'Id', 38),
    delegator: text('委托人密钥', 'Delegator’s key', 20),
    role: term(roles),
    delegate: text('代理人密钥', 'Delegate’s key', 20),
    from: instant('开始时间', 'From'),
    until: instant('终止时间', 'Until'),
    mandate: text('授权文书文号', 'Mandate', 24),
    reason: text('委托事由', 'Reason', 30),
    grantedAt: instant('委托时间', 'Granted at'),
    endedAt: instant('提前终止时间', 'Ended at'),
  },
);

import { demoCaseId, demoDelegationId, demoEmergencyAccessId, demoKeyId } from '../examples/demo';
import type { RouteExamples } from '../examples/route-example';

/** 委托代理、应急调阅. */
export const grantExamples: RouteExamples = {
  'POST /v1/delegations': {
    key: 'market',
    body: {
      delegate: demoKeyId('approver'),
      mandate: '济市监授〔2026〕3号',
      reason: '外出培训期间由同科室人员代为办理',
    },
  },
  'DELETE /v1/delegations/{id}': { key: 'head', parameters: { id: demoDelegationId() } },
  'POST /v1/emergency-accesses': {
    key: 'planning',
    body: { application: demoCaseId('material'), reason: '申请人病危，急需核对办件材料' },
  },
  'POST /v1/emergency-accesses/{id}/review': {
    key: 'auditor',
    parameters: { id: demoEmergencyAccessId() },
    body: { finding: 'justified', remark: '确属紧急，已通知办件所属部门' },
  },
};

import { DEMO_DAY, type DemoCase, type DemoKey, demoCaseId } from '../examples/demo';
import { applicant, paper, remedies, served, working } from '../examples/papers';
import type { RouteExample, RouteExamples } from '../examples/route-example';

const AFTERNOON = `${DEMO_DAY}T15:00:00+08:00`;
const officer = 'market-li';

/** An act on the demo case that waits for it. */
const act = (
  name: DemoCase,
  body: NonNullable<RouteExample['body']>,
  { key = 'market', ...parameters }: { readonly key?: DemoKey; readonly [name: string]: string } = {},
): RouteExample => ({ key, parameters: { id: demoCaseId(name), ...parameters }, body });

const seen: RouteExample = { key: 'market', parameters: { id: demoCaseId('decision') } };

/** 办件: each act, on a case whose next step it is. */
export const caseExamples: RouteExamples = {
  'POST /v1/applications': {
    key: 'portal',
    body: {
      item: 'restaurant-permit',
      applicant,
      agent: { name: '王芳', idType: 'residentId', idNumber: '110101199003072391', phone: '13900000001' },
      channel: 'web',
      materials: [
        { code: 'form', satisfiedBy: 'paper' },
        { code: 'floor-plan', satisfiedBy: 'paper' },
      ],
    },
  },
  'GET /v1/applications/{id}': seen,
  'GET /v1/applications/{id}/clocks': seen,
  'GET /v1/applications/{id}/history': seen,
  'GET /v1/applications/{id}/supervision': { ...seen, key: 'supervisor' },
  'GET /v1/applications/{id}/query-code': { ...seen, key: 'notifier' },
  'POST /v1/applications/{id}/materials': act(
    'material',
    { code: 'floor-plan', satisfiedBy: 'paper' },
    { key: 'portal' },
  ),
  'POST /v1/applications/{id}/visits': act('visit', { officer, purpose: '补充说明经营场所情况' }),
  'POST /v1/applications/{id}/receipt-confirmation': act('receipt-confirmation', { officer }),
  'POST /v1/applications/{id}/correction-notices': act('correction-notice', {
    officer,
    missing: [{ code: 'floor-plan', reason: '未提交平面布局图' }],
    deadline: working(10),
    document: paper('济市监补字〔2026〕1号'),
  }),
  'POST /v1/applications/{id}/corrections': act(
    'correction',
    { materials: [{ code: 'floor-plan', satisfiedBy: 'paper' }] },
    { key: 'portal' },
  ),
  'POST /v1/applications/{id}/lapse-confirmation': {
    ...act('lapse-confirmation', { officer }),
    after: '2027-03-01T09:00:00+08:00',
  },
  'POST /v1/applications/{id}/acceptance': act('acceptance', { officer, document: paper('济市监受字〔2026〕1号') }),
  'POST /v1/applications/{id}/non-acceptance': act('non-acceptance', {
    officer,
    ground: 'notCompetent',
    reason: '经营场所不在本机关管辖范围内',
    rightDepartment: '历城区市场监督管理局',
    remedies,
    document: paper('济市监不受字〔2026〕1号'),
  }),
  'POST /v1/applications/{id}/hand-over': act(
    'hand-over',
    { officer: 'hall-li', document: paper('济政服移字〔2026〕1号') },
    { key: 'hall' },
  ),
  'POST /v1/applications/{id}/steps/{stepId}/opinion': act(
    'opinion',
    { officer: 'fire-li', opinion: 'agree' },
    { key: 'fire', stepId: 'fire' },
  ),
  'POST /v1/applications/{id}/assignment': act('assignment', { officer, official: 'market-wang' }),
  'POST /v1/applications/{id}/suspensions': act('suspension', {
    officer,
    procedure: 'expertReview',
    legalBasis: '行政许可法第四十五条',
    notice: { document: paper('济市监特字〔2026〕1号') },
    expected: working(5),
  }),
  'POST /v1/applications/{id}/suspensions/{n}/notice': act(
    'suspension-notice',
    { officer, document: paper('济市监特字〔2026〕2号'), expected: working(5) },
    { n: '1' },
  ),
  'POST /v1/applications/{id}/suspensions/{n}/prolongation': act(
    'prolongation',
    { officer, document: paper('济市监特字〔2026〕3号'), expected: working(10), reason: '专家评审需补充检测' },
    { n: '1' },
  ),
  'POST /v1/applications/{id}/suspensions/{n}/end': act('suspension-end', { officer }, { n: '1' }),
  'POST /v1/applications/{id}/extension': act('extension', {
    officer,
    days: 10,
    approver: 'market-qian',
    reason: '案情复杂，需进一步核查',
    document: paper('济市监延字〔2026〕1号'),
  }),
  'POST /v1/applications/{id}/approvals/{act}/confirmation': act(
    'approval-confirmation',
    {},
    { key: 'approver', act: 'decision' },
  ),
  'POST /v1/applications/{id}/approvals/{act}/disavowal': act(
    'approval-disavowal',
    { reason: '未经我审批' },
    { key: 'head', act: 'extension' },
  ),
  'POST /v1/applications/{id}/decision': act('decision', {
    officer: 'market-zhao',
    outcome: 'refused',
    reasons: '经营场所不符合食品安全要求',
    legalBasis: '食品安全法第三十三条',
    remedies,
    document: paper('济市监决字〔2026〕1号'),
  }),
  'POST /v1/applications/{id}/certificates': act('certificate', {
    officer,
    certificateType: '11100000000013338W011',
    validFrom: DEMO_DAY,
    validTo: '2031-04-29',
  }),
  'POST /v1/applications/{id}/delivery': act('delivery', { officer, proofOfService: served(AFTERNOON) }),
  'POST /v1/applications/{id}/termination': act('termination', {
    officer: 'market-zhao',
    reason: '申请人死亡',
    legalBasis: '行政许可法第七十条',
    document: paper('济市监终字〔2026〕1号'),
  }),
  'POST /v1/applications/{id}/withdrawal': act(
    'withdrawal',
    { reason: '不再经营', document: { kind: '撤回申请书', number: 'CH-2026-0017', date: DEMO_DAY } },
    { key: 'portal' },
  ),
  'POST /v1/applications/{id}/late-proofs': act(
    'late-proof',
    { revision: '3', proofOfService: served('2026-04-09T15:00:00+08:00') },
    { key: 'portal' },
  ),
  'POST /v1/applications/{id}/proof-reviews/{n}': act(
    'proof-review',
    { word: 'applied', reason: '经核对电子送达日志，送达日期属实' },
    { key: 'supervisor', n: '1' },
  ),
};

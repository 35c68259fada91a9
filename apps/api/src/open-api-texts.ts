import type { LocalizedText } from '@sealtrail/event-sourcing';

/** The tags of routes, in the order of a case's life, followed by reports and master data. */
export const TAGS: readonly (LocalizedText & { readonly name: string })[] = [
  {
    name: 'Submission 收件',
    zh: '申请人所提交的，由窗口、系统或者门户收下。',
    en: 'What applicants bring, taken in by windows, systems and portals.',
  },
  { name: 'Files 材料文件', zh: '材料的文件，按内容保存。', en: 'Files of materials, stored by content hash.' },
  {
    name: 'First check 受理',
    zh: '五个工作日内：受理、一次性告知、不予受理。',
    en: 'Within five working days: acceptance, one notice of what is missing, non-acceptance.',
  },
  {
    name: 'Review 审查',
    zh: '意见、中止、特别程序、延长、指派。',
    en: 'Opinions, suspensions, special procedures, extensions, assignments.',
  },
  {
    name: 'Decision 决定与送达',
    zh: '决定、证照、送达，以及撤回、终止。',
    en: 'Decision, certificate, delivery; withdrawal and termination.',
  },
  {
    name: 'Approvals 审批',
    zh: '他人代报的审批，由审批人确认或者否认。',
    en: 'Approvals reported by another official, confirmed or disowned by the approver.',
  },
  {
    name: 'Proofs of service 送达回证',
    zh: '补交的送达回证及其复核。',
    en: 'Proofs reported later, and their review.',
  },
  { name: 'Applications 办件', zh: '办件、计时、轨迹。', en: 'The cases, with their clocks and their history.' },
  { name: 'Tracking 办件查询', zh: '申请人凭查询码查询。', en: 'For applicants, by the query code of their case.' },
  {
    name: 'Supervision 电子监察',
    zh: '预警、黄牌、红牌及其计算过程。',
    en: 'Warnings, yellow and red cards, each with its computation.',
  },
  {
    name: 'Notices 告知',
    zh: '监察牌告知了谁，及其回执。',
    en: 'Who is told of a card, with the receipt.',
  },
  {
    name: 'Supervision policies 监察规则',
    zh: '何时亮牌、告知谁，按行政区划。',
    en: 'Thresholds of cards, and recipients of notices, by region.',
  },
  { name: 'Ratings 好差评', zh: '评价、差评核实、整改、回访。', en: 'Ratings, and the closed loop of bad ones.' },
  {
    name: 'Reports 效能',
    zh: '各部门的效能、亮牌和评价指标。',
    en: 'How departments perform, with their cards and ratings.',
  },
  {
    name: 'Facts out 事件',
    zh: '供其他系统订阅的事实，按记录顺序。',
    en: 'Facts for other systems, in the order of the log.',
  },
  { name: 'Catalog 部门与事项', zh: '部门、人员、事项。', en: 'Departments, officials, service items.' },
  {
    name: 'Calendars 工作日历',
    zh: '各地工作日历：国务院通知、地方放假。',
    en: 'Working days of each region: notices of the year, declared days.',
  },
  { name: 'Administration 管理', zh: '密钥、模拟时钟。', en: 'API keys, the simulated clock.' },
  { name: 'Access trail 访问留痕', zh: '谁查阅了谁的个人信息。', en: 'Accesses to personal data.' },
  {
    name: 'Process 运行',
    zh: '健康状况、运行指标、问题代码。',
    en: 'Health, metrics, and the meaning of problem codes.',
  },
];

/** The introduction of the published document. */
export const INTRODUCTION: LocalizedText = {
  zh: `
政务服务办件与电子监察：办件及其各项时限、由此发出的监察牌、好差评与效能报表。

- **身份。** \`Authorization: Bearer <密钥>\`。密钥由管理员发放（\`POST /v1/api-keys\`）；也可使用所配置签发方的访问令牌（RFC 9068）。
- **命令** 以 \`Idempotency-Key\` 保证重发安全；答复为 \`{ id, revision, position, effect, limits }\`：哪些按所报生效，以及该修订号下的时限。\`If-Match\` 防止覆盖他人的变更。
- **查询** 略有延迟。\`Sealtrail-Min-Position\` 要求答复已包含某一命令的 \`position\`。
- **列表** 用 \`limit\` 和 \`cursor\` 翻页；\`?format=csv\`、\`xlsx\` 或者 \`Accept\` 取得文件，两者都不给时为全部行。文件用中文，\`Accept-Language\` 可改为英文。
- **名称。** 部门、人员、事项的代码旁都有名称（\`…Name\`），为现行名称；人员姓名只给可以查看人员名单的密钥。
- **拒绝** 均为 \`application/problem+json\`；程序以 \`code\` 判断，\`type\` 为说明页面。每个接口可能给出的代码都列在其答复中。
- **个人信息。** 显示个人信息的每次答复都先记入访问留痕；\`Sealtrail-Purpose\` 说明用途。
- **标识。** 办件标识在列表中为 \`applicationId\`，监察牌为 \`cardId\`，评价为 \`ratingId\`；命令答复中为 \`id\`。
- **时间。** 输入的时刻须带时区偏移，输出为带毫秒的 UTC；当地日期为 \`YYYY-MM-DD\`。
- **试用。** 各接口预填的内容在 \`npm run demo\` 的服务器上可直接提交，用接口说明中写明的密钥。

从零到第一张牌，用管理员密钥：\`PUT /v1/departments/{code}\`；\`PUT …/officials/{id}\`，写明岗位和授权；\`PUT /v1/items/{code}\`，以该人员为
\`handler\`；\`POST /v1/api-keys\`，角色 \`officer\`，绑定该部门和人员；用**该**密钥 \`POST /v1/applications\`，然后 \`…/acceptance\`、\`…/decision\`、
\`…/certificates\`、\`…/delivery\`。时限先到的，\`GET /v1/cards\` 中就有一张牌。\`GET …/clocks\` 逐日列出各项时限。人员的行为须用绑定其部门的密钥，
管理员代发也不例外。使用模拟时钟时，\`PUT /v1/clock\` 推进时间。

代码表的各值附中文名称和国家标准代码。
`,
  en: `
政务服务办件与电子监察. Applications, their limits, the cards that follow from them, ratings and reports.

- **Who.** \`Authorization: Bearer <API key>\`. An administrator makes keys (\`POST /v1/api-keys\`); access tokens of configured issuers (RFC 9068) are accepted too.
- **Commands** are repeatable by \`Idempotency-Key\`; they answer \`{ id, revision, position, effect, limits }\`: what took effect as told, and the limits as of that revision. \`If-Match\` guards against others.
- **Questions** lag a little. \`Sealtrail-Min-Position\` asks for an answer that has seen a command's \`position\`.
- **Lists** have \`limit\` and \`cursor\`; \`?format=csv\` or \`xlsx\`, or \`Accept\`, answers a file: of all rows, where neither is given. Its words are Chinese, or English by \`Accept-Language\`.
- **Names** stand beside codes of departments, officials and items (\`…Name\`), as they are called today; of officials for keys that may list them.
- **Refusals** are \`application/problem+json\`; programs decide by \`code\`, and each \`type\` is a page. Which codes a route gives stands in its answers.
- **Personal data.** Every answer that shows some stands in the access trail first; \`Sealtrail-Purpose\` says why you read them.
- **Ids.** An application's id is \`applicationId\` in lists, a card's \`cardId\`, a rating's \`ratingId\`; receipts say \`id\`.
- **Time.** Instants carry an offset on the way in and are UTC with milliseconds on the way out; local dates are \`YYYY-MM-DD\`.
- **To try it.** On a server of \`npm run demo\` every route takes what is filled in here, with the key that it names.

From nothing to a first card, with the administrator's key: \`PUT /v1/departments/{code}\`; \`PUT …/officials/{id}\` with posts and a
mandate; \`PUT /v1/items/{code}\` with that official as \`handler\`; \`POST /v1/api-keys\` with role \`officer\`, the department and
the official; with **that** key \`POST /v1/applications\`, then \`…/acceptance\`, \`…/decision\`, \`…/certificates\`, \`…/delivery\`. Where a
limit passes first, \`GET /v1/cards\` has a card. \`GET …/clocks\` shows every limit day by day. Acts of officials need a key
that is bound to their department, also where an administrator sends them. Under a simulated clock \`PUT /v1/clock\` makes time pass.
`,
};

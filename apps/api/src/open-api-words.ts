import type { Words } from '@sealtrail/event-sourcing';

/** What stands before the routes in the published document. */
export const INTRODUCTION: Words = {
  zh: `
政务服务办件与电子监察：办件及其各项时限、由此发出的监察牌、好差评与效能报表。

- **身份。** \`Authorization: Bearer <密钥>\`。密钥由管理员发放（\`POST /v1/api-keys\`）。
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

- **Who.** \`Authorization: Bearer <API key>\`. An administrator makes keys (\`POST /v1/api-keys\`).
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

/** Chinese translations of member descriptions, by English text: webhooks. */
export const webhooksDescriptions: Readonly<Record<string, string>> = {
  'Purpose of the webhook.': '推送的用途。',
  'The receiver: `https`, without user name or `#`, at a public address or in a network that the operator allows. Redirects are not followed.':
    '接收方：`https`，不含用户名和 `#`，须为公网地址或者运行方所允许的网络；不跟随重定向。',
  'Facts of these types alone: `type` of an event without `sealtrail.`. Left out: all that the role may see. Not for `notifier`, which is sent notices.':
    '仅推送这些类型的事实，即事件的 `type` 去掉 `sealtrail.`；不给出时推送该角色可见的全部。`notifier` 只接收告知，不得给出。',
  'What it may see, as a key of this role would; `notifier`: it is sent notices (告知) in place of facts.':
    '可见范围同此角色的密钥；`notifier` 接收告知而非事实。',
  '部门 that bounds it: as with a key of the role.': '所限部门：要求同该角色的密钥。',
  '行政区划代码: 6 digits (GB/T 2260), 9 for a township, 12 for a village. Stored in its shortest form. It is sent what lies in this region; needed where your key has one.':
    '行政区划代码：6 位（GB/T 2260），乡镇 9 位，村 12 位，以最短形式保存。仅推送该区划内的；登记者的密钥限定区划的，必须给出。',
  '来源系统 that bounds it: as with a key of the role.': '所限来源系统：要求同该角色的密钥。',
  'For so many hours messages are signed with the keys of before as well.': '在多少小时内同时以旧密钥签名。',
  '`webhook-id` of the delivery that is passed over, where it is still the one that waits; left out: none.':
    '略过的一条的 `webhook-id`，以其仍在等待为限；不给出时不略过。',
  'Facts behind this place, as `after` of `GET /v1/events`; left out: from the first fact on.':
    '自此位置之后的事实，即 `GET /v1/events` 的 `after`；不给出时自第一个事实起。',
  'Up to this place, as `after` of `GET /v1/events`; left out: up to now.':
    '至此位置，即 `GET /v1/events` 的 `after`；不给出时至此刻。',
  '`webhook-id` of the delivery.': '该条的 `webhook-id`。',
  '`type` of the message.': '消息的 `type`。',
  'How often it was tried.': '已尝试次数。',
  'HTTP status; null: none came.': 'HTTP 状态码；没有答复的，为 null。',
  'Next attempt; null: none by itself.': '下一次尝试的时间；不再自行尝试的，为 null。',
  'Types of facts; null: all that it may see.': '事实类型；推送可见的全部时为 null。',
  'With the key that registered it; null: never.': '随登记它的密钥到期；不到期的，为 null。',
  'Ed25519 keys by which messages are verified (`whpk_…`), the latest first.':
    '用以核验消息的 Ed25519 公钥（`whpk_…`），新的在前。',
  'Messages delivered so far, as far as it has been recorded.': '已送达的消息数，以已记录的为准。',
  'Replays that are not over.': '尚未完成的重推数。',
  'Its number among the records of the webhook.': '在该推送的记录中的序号。',
  'Number of messages: what is delivered is recorded together.': '消息数：已送达的合并记录。',
  '`webhook-id` of the last of them.': '其中最后一条的 `webhook-id`。',
  '`type` of the message; null: several.': '消息的 `type`；有多条的，为 null。',
  'Of which replay; null: of none.': '属于第几次重推；不属于重推的，为 null。',
  'Which attempt; null: nothing failed.': '第几次尝试；没有未送达的，为 null。',
  '`webhook-id` of the message.': '该消息的 `webhook-id`。',
  'For HMAC-SHA256 (`whsec_…`): returned in the first response only and not stored.':
    '用于 HMAC-SHA256（`whsec_…`）：只在首次答复中给出，不保存。',
  'For Ed25519 (`whpk_…`).': '用于 Ed25519（`whpk_…`）。',
};

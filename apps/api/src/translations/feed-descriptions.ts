/** Chinese translations of member descriptions, by English text: the feed of facts. */
export const feedDescriptions: Readonly<Record<string, string>> = {
  'Facts of these types alone, with commas between: `type` of an event without `sealtrail.`.':
    '仅取这些类型的事实，以逗号分隔；即事件的 `type` 去掉 `sealtrail.`。',
  'Facts of what this department has to do with.': '该部门参与的办件、监察牌的事实。',
  '`after` of the answer before; `latest`: what comes from now on. Left out: from the first fact on.':
    '上一答复的 `after`；`latest` 为此后新增的事实；不给出时自第一个事实起。',
  'How many events at most.': '至多多少个事件。',
  'Where there is nothing yet: for so many seconds the answer waits for the first fact.':
    '尚无事实时，至多等待多少秒。',
  'Of the fact: the same each time it is answered.': '事实的标识：每次答复相同。',
  'This deployment, for ever; with `id` it names the fact.': '本部署的标识，不变；与 `id` 合为事实的唯一标识。',
  'Id of what it is about: the case, the card, the item …': '所涉办件、监察牌、事项等的标识。',
  '发生时间; of a fact that has none, when it was recorded.': '发生时间；没有发生时间的，为登记时间。',
  '登记时间: when the log took it (extension `recordedtime`).': '登记时间（扩展属性 `recordedtime`）。',
  'The stream of the fact (extension `partitionkey`).': '事实所在的流（扩展属性 `partitionkey`）。',
  'Its place in that stream: 0 for the first.': '在该流中的序号，自 0 起。',
  'Of a fact of a case: `FactOf.<type>`.': '办件的事实见 `FactOf.<type>`。',
  'In the order of the log.': '按记录顺序。',
  'For `after` of the next question, also where there is no event: so far the log has been read.':
    '供下次的 `after` 使用，没有事件时亦然：已读到此处。',
  'Nothing lay behind these when the answer was made.': '答复时其后再无事实。',
  '`id` of the last received message: the stream continues after it. Default: after `after`.':
    '收到的最后一条的 `id`，自其后续传；不给出时以 `after` 为准。',
  'Where `Last-Event-ID` says nothing: `id` of the last message that came. Left out: from now on.':
    '未给出 `Last-Event-ID` 时：收到的最后一条的 `id`；不给出时自此刻起。',
  'The ticket: `HttpOnly`, `SameSite=Strict`, `Path=/v1/stream`, and `Secure` except on a loopback address.':
    '凭条：`HttpOnly`、`SameSite=Strict`、`Path=/v1/stream`，除本机地址外带 `Secure`。',
  'Id of the API key that takes facts.': '取用事实的密钥标识。',
  'The types that it asks for; null: all.': '所询的事实类型；空为全部。',
  '部门 that it asks for.': '所询的部门。',
  '行政区划 that it asks for.': '所询的行政区划。',
  'When it last took facts, or asked and there were none.': '最近一次取用的时间，当时没有事实的亦计。',
  'Number of facts recorded since that it may see and has asked for, counted up to this maximum.':
    '其后登记的、其可见且所询的事实数，至多数到此上限。',
  'No further fact waits for it than those counted.': '待取的事实已全部数到。',
  'When the oldest fact that waits was recorded; null: none waits, or none was found among those counted.':
    '最早一个待取事实的登记时间；没有待取的，或者已数的事实中没有待取的，为空。',
  'Until when the ticket of the cookie opens the stream.': 'Cookie 中的凭条至何时可打开实时事件。',
  'Messages whose `event` is the type and whose `data` is a CloudEvent; comments are heartbeats.':
    '每条消息的 `event` 为类型，`data` 为一个 CloudEvent；其间的注释行用于保持连接。',
  'The next request, `rel="next"`.': '下一次询问，`rel="next"`。',
};

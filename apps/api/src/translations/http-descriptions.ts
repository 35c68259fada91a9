/** What members of all routes mean: as it is declared, and in Chinese. */
export const httpDescriptions: Readonly<Record<string, string>> = {
  'How many there are on a page, at most.': '每页至多几条。',
  'The text format of Prometheus.': 'Prometheus 的文本格式。',
  'Names the command: the same key and body give the first answer again. Made by the server where absent.':
    '命令的名称：同一键、同一正文得到首次的答复。未给出时由服务器生成。',
  'The revision you have seen, as in `ETag`: 412 where it has moved on.':
    '所见过的修订号，同 `ETag`：其间已变更的，答复 412。',
  'Revision of the stream, for `If-Match`.': '流的修订号，供 `If-Match` 使用。',
  'Position that the command reached, for `Sealtrail-Min-Position`; a text that tells nothing, but for who looks into single ratings.':
    '命令到达的位置，供 `Sealtrail-Min-Position` 使用；除可以查看单条评价者外，是不透露任何信息的文本。',
  'The key that names this command.': '本命令所用的键。',
  'Path of what was created. Asked in this process with the same key it is found at once; anywhere else send `Sealtrail-Position` of this answer as `Sealtrail-Min-Position`.':
    '所建资源的路径。在同一进程以同一密钥询问，立即可得；在其他进程，请以本答复的 `Sealtrail-Position` 作为 `Sealtrail-Min-Position`。',
  'The answer as a file; `Accept` says the same. Without `limit` and `cursor` it has all rows.':
    '以文件答复；`Accept` 同此。不给 `limit` 和 `cursor` 的，为全部行。',
  '`next` of the page before, asked with the same filters and order; opaque.':
    '上一页的 `next`，须以相同的筛选和排序询问；内容不透明。',
  'The position that the answer must have seen: waits up to two seconds, then 503. By itself an answer waits for the last command of the same key in the same process, so long; another process knows only what is said here.':
    '答复须已包含的位置：最多等待两秒，否则 503。答复自行等待同一进程中同一密钥的上一命令，时限相同；其他进程只知道此处所说的。',
  'Of the headings and words of a file: English where it is liked best, else Chinese.':
    '文件的表头和用语：英文最受偏好的为英文，否则为中文。',
  'Default: `descending`.': '默认为 `descending`。',
  'Up to where the log is in this answer.': '本答复所依据的日志位置。',
  'How long the oldest fact not yet in it has been waiting; whole minutes, but for who looks into single ratings.':
    '尚未计入的最早事实已等待多久；除可以查看单条评价者外，为整分钟。',
  'The next page, `rel="next"`.': '下一页，`rel="next"`。',
  'Also how many there are on all pages, counted up to 10,000: `totals`.':
    '同时答复各页合计多少，最多计到 10,000：`totals`。',
  '行政区划代码 of 6, 9 or 12 digits: what lies in this region, by whole levels.':
    '6、9 或 12 位行政区划代码：该区划及其所辖，按整级包含。',
  'So many streams are missing from what is answered, whoever asks: a fact of each could not be folded. Absent: none.':
    '答复所依视图缺少的事实流数，不论由谁查询：其中某一事实无法处理。无此项即无缺少。',
  'Where asked for. `exact: false`: more than `total`, and not counted any further.':
    '询问时给出。`exact: false`：多于 `total`，不再计数。',
  'Why you read personal data: kept in the access trail. At most 200 characters; those that are not ASCII percent-encoded, as UTF-8.':
    '查阅个人信息的用途，记入访问留痕。最多 200 个字符；非 ASCII 字符按 UTF-8 百分号编码。',
  '报告期: a month, a quarter or a year, made of local months.': '报告期：月、季度或者年，由当地月份组成。',
  '行政区划代码: 6 digits (GB/T 2260), 9 for a township, 12 for a village. Kept in its shortest writing. The key is good for this region and what lies in it, by whole levels; needed where the key that makes it has one.':
    '行政区划代码：6 位（GB/T 2260），乡镇 9 位，村 12 位。按最短写法保存。密钥适用于该区划及其所辖，按整级包含；发放它的密钥有区划的，必须给出。',
  'Id of the clock.': '计时的标识。',
  'null: as it was told.': 'null：按所报生效。',
  'The limits for which it does not count as it was told; absent where it touches none.':
    '未按所报计算的时限；未触及任何时限的，无此项。',
  'It has not ended.': '尚未结束。',
  '承诺时限; null: none, or it stands still.': '承诺时限；null：没有，或者处于停止状态。',
  '法定时限; null: none, or it stands still.': '法定时限；null：没有，或者处于停止状态。',
  'Revision of the stream, decimal; the value of `ETag`.': '流的修订号，十进制；即 `ETag` 的值。',
  'Place in the log, decimal, for `Sealtrail-Min-Position`: a text that tells nothing, but for who looks into single ratings.':
    '日志中的位置，十进制，供 `Sealtrail-Min-Position` 使用：除可以查看单条评价者外，是不透露任何信息的文本。',
  'How far it took effect as it was told, and why no further.': '在多大程度上按所报生效，以及为何没有全部生效。',
  'Every limit of the case; empty where there is no case.': '办件的各项时限；没有办件的，为空。',
  'Filled in as far as it is known; what is not stands in braces.': '已知部分已填入；未知的以花括号表示。',
  'Who may, each within their scope.': '可以办理的角色，各在其数据范围内。',
  'Routes of which one ends the waiting: method, path, and the roles that may; empty: it waits for nobody.':
    '其中任何一个接口都可使等待结束：方法、路径和可以办理的角色；为空：不等待任何人。',
  '发生时间: when it really happened, with an offset; default now. Kept beside the recording time.':
    '发生时间：实际发生的时刻，带时区偏移；默认为现在。与登记时间一并保存。',
  'JSON Pointer into the body; for a query, the name of the parameter; empty: of the path, or the whole.':
    '指向正文的 JSON Pointer；查询的，为参数名；为空：指路径或者整体。',
  'Stable; programs decide by it.': '固定不变，程序以此判断。',
  'In the language that `Accept-Language` asks for.': '按 `Accept-Language` 所要求的语言。',
  'The values that the words are filled with.': '填入文字的各个值。',
  'What was taken as it was told, and looks wrong.': '已按所报接受，但看来有误之处。',
  '行政区划代码: 6 digits (GB/T 2260), 9 for a township, 12 for a village. Kept in its shortest writing.':
    '行政区划代码：6 位（GB/T 2260），乡镇 9 位，村 12 位。按最短写法保存。',
  'Computed from the integers and rounded half up to two decimals; null where nothing is in the denominator.':
    '由整数计算，四舍五入到两位小数；分母为零的，为 null。',
  'By `Accept-Language`, Chinese or English.': '按 `Accept-Language`，中文或者英文。',
  'Why it is refused, in one word; `field`: it stands in `errors` only.':
    '拒绝的类别，一个词；`field`：只出现在 `errors` 中。',
  'The part of the product that refuses so.': '产品中作出此拒绝的部分。',
  'The rule.': '规则。',
  'Names of the values that each occurrence brings.': '每次出现时所带各值的名称。',
  'Of the values that list things: the members of each of those.': '各值中列举事物的：其中每一项的成员。',
  'Routes by which what is missing comes about.': '可使所缺之物得到的接口。',
  'What helps; absent for what is wrong with one field.': '如何解决；只涉及一个字段有误的，无此项。',
  'After how many seconds to try again.': '多少秒后可以再试。',
  'Local month.': '当地月份。',
  'All of them in words, by `Accept-Language`, Chinese or English.':
    '全部以文字表述，按 `Accept-Language`，中文或者英文。',
  'The same for every occurrence of the code.': '同一代码每次相同。',
  'This occurrence, in the language that `Accept-Language` asks for (zh, en).':
    '本次的情形，按 `Accept-Language` 所要求的语言（zh、en）。',
  'The values that `detail` is filled with, and what else the code names: its page and `ParametersOf.<code>` say which.':
    '填入 `detail` 的各个值，以及该代码所列的其他内容：见其页面和 `ParametersOf.<代码>`。',
  'Routes by which what is missing comes about, where there are any.': '可使所缺之物得到的接口，如有。',
  'A value, or a list of values.': '一个值，或者值的列表。',
  'unchanged 未变更: it was so already.': 'unchanged 未变更：原已如此。',
  'For `?cursor=`; null on the last page.': '用于 `?cursor=`；最后一页为 null。',
  'Only what had been recorded by then counts, with an offset; from the first record of the case on, and not after now. Default: everything.':
    '仅以届时已登记的为准，须带时区偏移；不早于本办件首次登记，不晚于现在。默认为全部。',
};

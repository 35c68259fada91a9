import { defineRejections, type FieldFault, type Rejection } from '@sealtrail/event-sourcing';
import { fieldFaults } from './field-faults';

/** Refusals of the HTTP layer: authentication, the form of a request, files, outages. */
export const {
  reject,
  fault,
  catalogue: apiRejections,
} = defineRejections({
  'access-trail.unavailable': {
    kind: 'unavailable',
    title: { zh: '无法留痕', en: 'Access trail unavailable' },
    meaning: {
      zh: '读取个人信息须先留痕（个人信息保护法第五十一、五十四条）；留痕未能保存，因此未予答复。',
      en: 'Access to personal data must first be recorded in the access trail (个人信息保护法 arts. 51, 54). The record could not be saved, so nothing is shown.',
    },
    advice: {
      zh: '请稍后重发；仍不成功请联系运维人员。',
      en: 'Retry later; if the error persists, contact the operator.',
    },
    retryAfterSeconds: 1,
  },
  'access.unauthenticated': {
    kind: 'unauthenticated',
    title: { zh: '未经认证', en: 'No valid key' },
    meaning: {
      zh: '请求未带密钥，或密钥不存在、已过期、已吊销。',
      en: 'The key is missing, unknown, expired or revoked.',
    },
    advice: {
      zh: '请以 `Authorization: Bearer` 携带有效的 API 密钥。',
      en: 'Send `Authorization: Bearer` with a valid API key.',
    },
  },
  'access.issuer-unavailable': {
    kind: 'unavailable',
    title: { zh: '令牌签发方不可用', en: 'Token issuer unavailable' },
    meaning: {
      zh: '无法取得签发方的公钥，访问令牌的真伪不能判断，本次请求未予办理。密钥不受影响。',
      en: 'The keys of the issuer cannot be fetched, so the access token can be neither accepted nor rejected; nothing was done. API keys are not affected.',
    },
    advice: { zh: '请稍后重发。', en: 'Retry later.' },
    retryAfterSeconds: 5,
  },
  'access.delegation-invalid': {
    kind: 'forbidden',
    title: { zh: '委托无效', en: 'Delegation not in force' },
    meaning: {
      zh: '`Sealtrail-Delegation` 所称委托不存在、未开始、已终止，代理人不是本密钥，委托人的密钥已失效，或者此接口须以本人名义调用。',
      en: 'The delegation in `Sealtrail-Delegation` does not exist, has not begun or has ended, is not to this key, the delegator’s key is no longer valid, or the route is for the caller in person.',
    },
    advice: { zh: '有效的委托见 `GET /v1/delegations`。', en: '`GET /v1/delegations` lists those of this key.' },
  },
  'access.emergency-invalid': {
    kind: 'forbidden',
    title: { zh: '应急调阅无效', en: 'Emergency access not open' },
    meaning: {
      zh: '`Sealtrail-Emergency-Access` 所称应急调阅不是本密钥为此办件开启的，或者已经到期；它只用于查阅办件。',
      en: 'The emergency access in `Sealtrail-Emergency-Access` was not opened by this key for this application, or has ended; it opens only routes that read one application.',
    },
    advice: {
      zh: '用 `POST /v1/emergency-accesses` 写明理由后开启。',
      en: 'Open one with its reason: `POST /v1/emergency-accesses`.',
    },
  },
  'access.forbidden': {
    kind: 'forbidden',
    parameters: ['because'],
    terms: {
      because: {
        role: { zh: '角色', en: 'role' },
        department: { zh: '所属部门', en: 'department' },
        region: { zh: '行政区划', en: 'region' },
        official: { zh: '所绑定的经办人', en: 'official' },
        source: { zh: '来源系统', en: 'source' },
        token: { zh: '令牌所载身份', en: 'identity in the access token' },
      },
    },
    title: { zh: '无权操作', en: 'Not allowed' },
    meaning: {
      zh: '密钥的角色、部门、行政区划、经办人或来源系统不允许此操作。',
      en: 'The role, department, region, official or source of the key does not permit this.',
    },
    detail: { zh: '密钥的{because}不允许此操作。', en: 'The {because} of the key does not permit this.' },
    advice: {
      zh: '经办人的行为须使用绑定其部门（及本人）的密钥。',
      en: 'Acts of officials require a key bound to their department, and not to another official.',
    },
  },
  'dry-run.running': {
    kind: 'tooMany',
    title: { zh: '试算正在进行', en: 'Dry run in progress' },
    meaning: { zh: '同一密钥一次只能进行一个试算。', en: 'Only one dry run per key can run at a time.' },
    advice: {
      zh: '请待其结束后重发；关闭其连接即予取消。',
      en: 'Retry after it has ended. Closing its connection cancels it.',
    },
    retryAfterSeconds: 10,
  },
  'export.too-many': {
    kind: 'tooMany',
    parameters: ['bound'],
    title: { zh: '同时导出过多', en: 'Too many concurrent exports' },
    meaning: {
      zh: '同一密钥同时进行的导出（CSV、Excel）有上限。',
      en: 'The number of concurrent exports (CSV, Excel) per key is limited.',
    },
    detail: { zh: '该密钥已有 {bound} 个导出在进行。', en: '{bound} exports of this key are in progress.' },
    advice: { zh: '请待其中之一完成后重发。', en: 'Retry after one of them has ended.' },
    retryAfterSeconds: 10,
  },
  'file.invalid': {
    kind: 'invalid',
    title: { zh: '空文件', en: 'Empty file' },
    meaning: { zh: '文件没有内容。', en: 'The file is empty.' },
  },
  'file.not-found': {
    kind: 'notFound',
    title: { zh: '无此文件', en: 'No such file' },
    meaning: { zh: '没有此文件，或您无权查看。', en: 'The file does not exist, or you may not view it.' },
  },
  'file.too-large': {
    kind: 'tooLarge',
    title: { zh: '文件过大', en: 'File too large' },
    meaning: { zh: '文件超过允许的长度。', en: 'The file exceeds the maximum size.' },
  },
  'file.too-many-unfiled': {
    kind: 'tooMany',
    parameters: ['files', 'bytes'],
    title: { zh: '未随办件提交的文件过多', en: 'Too many unfiled files' },
    meaning: {
      zh: '每个密钥已上传而尚未随办件提交的文件不得超过 1000 个或 2 GiB。',
      en: 'A key may have at most 1,000 files or 2 GiB uploaded but not yet filed with a case.',
    },
    detail: {
      zh: '该密钥已有 {files} 个文件（{bytes} 字节）未随办件提交。',
      en: '{files} files of this key ({bytes} bytes) are not filed with a case.',
    },
    advice: {
      zh: '请先将其随办件提交；逾期未提交的文件会被删除。',
      en: 'File them with their cases; unfiled files are deleted after a time.',
    },
    retryAfterSeconds: 3_600,
  },
  'feed.beyond-log': {
    kind: 'rule',
    title: { zh: '记录不及此处', en: 'Beyond the end of the log' },
    meaning: {
      zh: '`after` 指向的位置不在记录中：记录已由较早的备份恢复，其后读到过的事实已不存在。',
      en: '`after` lies beyond the end of the log: the log was restored from an earlier backup, and facts read after that are lost.',
    },
    advice: {
      zh: '核对已读到的事实，再不带 `after` 从头读起，或者以 `after=latest` 从现在读起。',
      en: 'Reconcile the facts you have read; then read from the first fact, without `after`, or from now on with `after=latest`.',
    },
  },
  'format.not-offered': {
    kind: 'notOffered',
    title: { zh: '不提供该格式', en: 'Format not offered' },
    meaning: {
      zh: '答复只有 JSON；由行组成的另有 CSV 和 Excel 工作簿（xlsx）。',
      en: 'Responses are available as JSON; lists also as CSV and Excel workbook (xlsx).',
    },
    advice: { zh: '请改取 JSON（`Accept: application/json`）。', en: 'Request JSON (`Accept: application/json`).' },
  },
  'media.unsupported': {
    kind: 'unsupported',
    title: { zh: '媒体类型不受支持', en: 'Media type not supported' },
    meaning: {
      zh: '正文必须是 UTF-8 编码的 `application/json`，不压缩；上传文件时为文件本身，任何类型均可，但不接受表单（multipart）和压缩传输。',
      en: 'The body must be `application/json` in UTF-8, not compressed. A file is uploaded as its raw bytes, of any type, without multipart form and without content encoding.',
    },
  },
  'outcome.unknown': {
    kind: 'unavailable',
    title: { zh: '结果未知', en: 'Outcome unknown' },
    meaning: { zh: '尚不知命令是否已保存。', en: 'It is unknown whether the command was saved.' },
    advice: {
      zh: '请以同一 `Idempotency-Key` 重发同一请求。',
      en: 'Retry the same request with the same `Idempotency-Key`.',
    },
    retryAfterSeconds: 1,
  },
  'problem.not-found': {
    kind: 'notFound',
    title: { zh: '无此问题代码', en: 'No such problem code' },
    meaning: { zh: '没有这个问题代码。', en: 'There is no such problem code.' },
    advice: { zh: '全部代码见 `/problems`。', en: 'All codes are listed at `/problems`.' },
  },
  'request.header-invalid': {
    kind: 'malformed',
    parameters: ['header'],
    title: { zh: '请求头有误', en: 'Header is invalid' },
    meaning: {
      zh: '`Idempotency-Key`：1 至 200 个可见 ASCII 字符，不含引号、反斜杠和空格。`If-Match`：一个强 ETag，如 `"5"`。`If-None-Match`：只能是 `*`。`Sealtrail-Min-Position`：答复中给出的位置。`Sealtrail-Purpose`：至多 200 个字符的说明，非 ASCII 字符按 UTF-8 百分号编码。',
      en: '`Idempotency-Key`: 1 to 200 visible ASCII characters, without quotes, backslashes or spaces. `If-Match`: one strong ETag as returned, such as `"5"`. `If-None-Match`: only `*`. `Sealtrail-Min-Position`: a position as returned. `Sealtrail-Purpose`: a text of at most 200 characters; non-ASCII characters percent-encoded as UTF-8.',
    },
    detail: { zh: '请求头 {header} 的格式不符。', en: 'The header {header} is malformed.' },
  },
  'request.invalid': {
    kind: 'invalid',
    title: { zh: '请求有误', en: 'Request is invalid' },
    meaning: {
      zh: '字段缺失、未知或超出范围；`errors` 以 JSON Pointer 逐一列出。',
      en: 'Fields are missing, unknown or out of range; `errors` lists all of them by JSON Pointer.',
    },
  },
  'request.not-utf8': {
    kind: 'malformed',
    title: { zh: '正文不是 UTF-8', en: 'Not UTF-8' },
    meaning: {
      zh: '正文含有不是 UTF-8 的字节；多为以 GBK 等编码发送。',
      en: 'The body contains bytes that are not valid UTF-8; it was probably sent in GBK or another encoding.',
    },
    advice: { zh: '请以 UTF-8 编码重新发送。', en: 'Resend it in UTF-8.' },
  },
  'request.refused': {
    kind: 'malformed',
    title: { zh: '请求被拒绝', en: 'Request refused' },
    meaning: { zh: 'HTTP 层拒绝了该请求。', en: 'The request was rejected at the HTTP layer.' },
  },
  'request.timeout': {
    kind: 'timeout',
    title: { zh: '请求超时', en: 'Request timed out' },
    meaning: { zh: '请求未能及时到达。', en: 'The request did not arrive in time.' },
  },
  'request.too-many': {
    kind: 'tooMany',
    title: { zh: '请求过于频繁', en: 'Too many requests' },
    meaning: {
      zh: '同一密钥，或同一地址无密钥的请求，超过每秒限额。',
      en: 'The key, or the address when no key is sent, exceeds the number of requests per second.',
    },
    advice: { zh: '请稍后重发；批量办理请放慢速度。', en: 'Retry later; slow down bulk requests.' },
    retryAfterSeconds: 1,
  },
  'request.too-many-at-once': {
    kind: 'tooMany',
    title: { zh: '同时请求过多', en: 'Too many concurrent requests' },
    meaning: {
      zh: '同一密钥，或同一地址无密钥，同时在途的请求、上传或连接超过限额；未收完的请求也计入。',
      en: 'The key, or the address when no key is sent, exceeds the number of concurrent requests, uploads or connections; requests not yet received completely count too.',
    },
    advice: { zh: '请待前面的请求答复后再发。', en: 'Wait for the responses to earlier requests.' },
    retryAfterSeconds: 1,
  },
  'request.too-large': {
    kind: 'tooLarge',
    title: { zh: '请求过大', en: 'Request too large' },
    meaning: {
      zh: '正文过长、嵌套过深或数值过多。',
      en: 'The body is too long, too deeply nested, or has too many values.',
    },
  },
  'request.unreadable': {
    kind: 'malformed',
    title: { zh: '无法读取', en: 'Unreadable' },
    meaning: { zh: '正文不是 JSON。', en: 'The body is not valid JSON.' },
  },
  'route.method-not-allowed': {
    kind: 'notAllowed',
    parameters: ['method', 'path', 'allowed'],
    title: { zh: '不支持该方法', en: 'Method not allowed' },
    meaning: {
      zh: '该路径不支持这个方法；支持的方法见 `Allow`。',
      en: 'The path does not support this method; `Allow` lists the supported ones.',
    },
    detail: {
      zh: '{path} 不支持 {method}，支持 {allowed}。',
      en: '{path} does not support {method}; supported: {allowed}.',
    },
  },
  'route.not-found': {
    kind: 'notFound',
    parameters: ['method', 'path'],
    title: { zh: '无此路径', en: 'No such route' },
    meaning: { zh: '该路径和方法下没有内容。', en: 'There is no route for this path and method.' },
    detail: { zh: '{method} {path} 处没有内容。', en: 'There is no route {method} {path}.' },
    advice: { zh: '接口见 `/docs`。', en: 'See `/docs`.' },
  },
  'server.error': {
    kind: 'failure',
    title: { zh: '服务器内部错误', en: 'Internal server error' },
    meaning: {
      zh: '服务器出错；可凭 `traceId` 在日志中查找。',
      en: 'The server failed to process the request; find the error in the log by `traceId`.',
    },
  },
  'server.overloaded': {
    kind: 'unavailable',
    title: { zh: '服务器繁忙', en: 'Server overloaded' },
    meaning: {
      zh: '服务器同时处理的请求已满；大屏的查询最先被拒绝，其次是其他查询，最后是办理。',
      en: 'The server is at its limit of concurrent requests; dashboard queries are rejected first, then other queries, commands last.',
    },
    advice: { zh: '请稍后重发。', en: 'Retry the same request later.' },
    retryAfterSeconds: 2,
  },
  'store.damaged': {
    kind: 'unavailable',
    title: { zh: '存储文件损坏', en: 'Storage file damaged' },
    meaning: {
      zh: '所查内容所在的存储文件已损坏。损坏处的内容既不答复，也不作决定；其余照常办理。',
      en: 'The storage file is damaged where the requested data is stored. Nothing is returned or decided from damaged data; everything else continues to work.',
    },
    advice: {
      zh: '请联系运维人员：视图可由记录重建，其余从备份恢复。',
      en: 'Contact the operator: views can be rebuilt from the log, everything else must be restored from a backup.',
    },
    retryAfterSeconds: 60,
  },
  'store.full': {
    kind: 'unavailable',
    title: { zh: '存储空间已满', en: 'Storage full' },
    meaning: {
      zh: '存储空间已满，无法再保存；查询不受影响。',
      en: 'The storage is full and nothing more can be saved; queries still work.',
    },
    advice: { zh: '请联系运维人员。', en: 'Contact the operator.' },
    retryAfterSeconds: 60,
  },
  'store.facts-missing': {
    kind: 'unavailable',
    parameters: ['stream', 'revision'],
    title: { zh: '记录缺失', en: 'Events missing' },
    meaning: {
      zh: '记录中原有的事实已被删除、截断或者遗失。凭余下的部分既不答复，也不作决定。',
      en: 'Events that were in the log have been deleted, truncated or lost. Nothing is returned or decided from the remainder.',
    },
    detail: {
      zh: '{stream} 自版本 {revision} 起缺失事实。',
      en: 'Events of {stream} are missing from revision {revision} on.',
    },
    advice: {
      zh: '请联系运维人员从备份恢复。',
      en: 'Contact the operator: the events must be restored from a backup.',
    },
    retryAfterSeconds: 60,
  },
  'store.unreadable': {
    kind: 'unavailable',
    parameters: ['stream', 'revision'],
    title: { zh: '记录无法读取', en: 'Event unreadable' },
    meaning: {
      zh: '记录中的一项事实已非写入时的内容。既不略过，也不据此作决定。',
      en: 'An event in the log differs from what was written. It is not skipped, and nothing is decided from it.',
    },
    detail: { zh: '{stream} 的版本 {revision} 无法读取。', en: 'Revision {revision} of {stream} cannot be read.' },
    advice: { zh: '请联系运维人员从备份恢复。', en: 'Contact the operator: the event must be restored from a backup.' },
    retryAfterSeconds: 60,
  },
  'store.unavailable': {
    kind: 'unavailable',
    title: { zh: '存储不可用', en: 'Store unavailable' },
    meaning: {
      zh: '存储暂不可用，本次请求未保存任何内容。',
      en: 'The store cannot be reached; nothing of this request was saved.',
    },
    advice: { zh: '请原样重发同一请求。', en: 'Retry the same request.' },
    retryAfterSeconds: 1,
  },
  ...fieldFaults,
});

/** Refuses with every faulty field of the request at once. */
export const invalid = (...errors: readonly FieldFault[]): Rejection => reject('request.invalid', {}, errors);

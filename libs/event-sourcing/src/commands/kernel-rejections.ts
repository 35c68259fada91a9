import type { Rejection } from './rejection';
import { defineRejections } from './rejection-catalogue';

/** Rejections by the write path, its bounds, the views and the simulated clock, independent of the context. */
export const {
  reject: kernelRejection,
  fault: kernelFault,
  catalogue: kernelRejections,
} = defineRejections({
  'stream.busy': {
    kind: 'conflict',
    title: { zh: '并发修改', en: 'Concurrent change' },
    meaning: {
      zh: '他人同时修改了同一对象，本命令未保存任何内容。',
      en: 'Concurrent changes to the same resource kept conflicting; nothing was saved.',
    },
    advice: { zh: '请原样重发同一请求。', en: 'Retry the same request.' },
    retryAfterSeconds: 1,
  },
  'stream.changed': {
    kind: 'stale',
    parameters: ['revision'],
    title: { zh: '版本已变更', en: 'Revision conflict' },
    meaning: {
      zh: '对象已不在 `If-Match` 所指的版本。',
      en: 'The resource is no longer at the revision given in `If-Match`.',
    },
    detail: {
      zh: '现为版本 {revision}（-1 表示尚不存在）。',
      en: 'The current revision is {revision} (-1: does not exist yet).',
    },
    advice: { zh: '请重新读取后再作决定。', en: 'Read the resource again before retrying.' },
  },
  'command.key-reused': {
    kind: 'invalid',
    title: { zh: '幂等键已被使用', en: 'Idempotency-Key reused' },
    meaning: {
      zh: '同一 `Idempotency-Key` 曾用于内容不同的请求或另一路径。',
      en: 'The same `Idempotency-Key` was used with another body or path.',
    },
    advice: { zh: '请换用新的键。', en: 'Use a new key.' },
  },
  'command.refused-too-often': {
    kind: 'tooMany',
    title: { zh: '被拒绝过于频繁', en: 'Too many rejections' },
    meaning: {
      zh: '每次拒绝都会被记住；同一密钥每小时被拒绝的命令超过 1000 个后，不再记住，也不再说明原因。',
      en: 'Rejections are stored, at most 1,000 per hour and key; beyond that, requests are rejected without a reason.',
    },
    advice: {
      zh: '请先查明前述拒绝的原因，再稍后重发。',
      en: 'Check the earlier rejections, and retry later.',
    },
    retryAfterSeconds: 60,
  },
  'command.running': {
    kind: 'conflict',
    title: { zh: '请求仍在处理', en: 'Still in progress' },
    meaning: {
      zh: '以该 `Idempotency-Key` 发出的首个请求仍在处理中。',
      en: 'The first request with this `Idempotency-Key` is still being processed.',
    },
    advice: { zh: '请稍后原样重发。', en: 'Retry the same request later.' },
    retryAfterSeconds: 1,
  },
  'command.too-slow': {
    kind: 'unavailable',
    title: { zh: '处理超时', en: 'Command timed out' },
    meaning: {
      zh: '命令未能在规定时间内写入，未保存任何内容。',
      en: 'The command could not be written in time; nothing was saved.',
    },
    advice: { zh: '请原样重发同一请求。', en: 'Retry the same request.' },
    retryAfterSeconds: 1,
  },
  'region.outside': {
    kind: 'forbidden',
    parameters: ['region'],
    title: { zh: '超出密钥行政区划', en: 'Outside the key’s region' },
    meaning: {
      zh: '限定行政区划的密钥只能办理该区划内的部门、事项和办件。',
      en: 'A key bound to a region can act only on departments, items and cases of that region.',
    },
    detail: {
      zh: '行政区划 {region} 不在密钥的区划内。',
      en: 'The region {region} is not within the region of the key.',
    },
    advice: { zh: '请使用该区划的密钥。', en: 'Use a key of that region, or of one above it.' },
  },
  'view.behind': {
    kind: 'unavailable',
    parameters: ['position', 'asked'],
    title: { zh: '视图尚未更新', en: 'View not up to date' },
    meaning: {
      zh: '视图尚未到达所要求的位置（`Sealtrail-Min-Position`，或时钟拨动之后）。',
      en: 'The views have not reached the requested position (`Sealtrail-Min-Position`, or that of the advanced clock).',
    },
    detail: {
      zh: '视图位于 {position}，所要求的位置是 {asked}。',
      en: 'The views are at position {position}; requested: {asked}.',
    },
    advice: { zh: '请稍后重新查询。', en: 'Retry later.' },
    retryAfterSeconds: 1,
  },
  'view.incomplete': {
    kind: 'unavailable',
    title: { zh: '视图缺少该对象的记录', en: 'View incomplete' },
    meaning: {
      zh: '该对象的某一事实无法处理或已缺失；此前的状态已过时，不予显示。修复并重建视图后方可查询。',
      en: 'An event of this resource could not be projected, or is missing. The outdated state is not shown; the resource is available again after the view has been repaired and rebuilt.',
    },
    advice: { zh: '请联系运行管理人员。', en: 'Contact the operator.' },
    retryAfterSeconds: 60,
  },
  'view.beyond-log': {
    kind: 'conflict',
    parameters: ['asked'],
    title: { zh: '位置超出记录', en: 'Position beyond the log' },
    meaning: {
      zh: '所要求的位置（`Sealtrail-Min-Position`）超出现有记录；等待也不会到达。',
      en: 'The requested position (`Sealtrail-Min-Position`) is beyond the end of the log; waiting will not help.',
    },
    detail: {
      zh: '记录尚未到达 {asked}。',
      en: 'The log has no position {asked}.',
    },
    advice: {
      zh: '请使用本服务器答复的位置；服务器从备份恢复后，请重新查询。',
      en: 'Use a position returned by this server; after a restore from a backup, get a new one.',
    },
  },
  'clock.backwards': {
    kind: 'invalid',
    parameters: ['now'],
    title: { zh: '时钟不可回拨', en: 'The clock only goes forward' },
    meaning: { zh: '模拟时钟只能向前拨。', en: 'The simulated clock only goes forward.' },
    detail: { zh: '不得早于现在（{now}）。', en: 'must not be before the current time, {now}' },
  },
  'clock.behind': {
    kind: 'unavailable',
    parameters: ['now', 'asked', 'position', 'views', 'head'],
    title: { zh: '拨动未完成', en: 'Clock is still advancing' },
    meaning: {
      zh: '到期的各项时限在规定时间内未处理完毕：半分钟没有进展，或者总共超过十分钟。时钟停在已到达的时刻，已处理的不受影响。',
      en:
        'What became due on the way could not be completed in time: there was no progress for half a minute, or it took longer than ' +
        'ten minutes. The clock stays at the time reached; what was done is kept.',
    },
    detail: {
      zh: '时钟位于 {now}，所要求的是 {asked}；后续处理位于 {position}，视图位于 {views}，记录至 {head}。',
      en: 'The clock is at {now}; requested: {asked}. Reactions have processed the log up to position {position} of {head}, the views up to {views}.',
    },
    advice: { zh: '请原样重发同一请求：从已到达处继续。', en: 'Retry the same request; it continues from there.' },
    retryAfterSeconds: 5,
  },
  'clock.too-far': {
    kind: 'invalid',
    parameters: ['now', 'years'],
    title: { zh: '一次拨动过远', en: 'Clock step too large' },
    meaning: {
      zh: '时钟一次最多向前拨十年：拨错之后无法回拨。',
      en: 'The clock can be advanced by at most ten years at a time, because it cannot be set back after a mistake.',
    },
    detail: {
      zh: '距现在（{now}）不得超过 {years} 年。',
      en: 'must be at most {years} years after the current time, {now}',
    },
  },
});

/**
 * Transient: the rejection depends on load, not on the command, and is not stored (conflicts, timeout, rejection quota). The
 * same command may succeed when resent.
 */
export const isTransient = ({ code }: Rejection): boolean => TRANSIENT.includes(code);

const TRANSIENT = ['command.refused-too-often', 'command.too-slow', 'stream.busy'];

import type { LocalizedText, RejectionDeclaration, RejectionKind } from '@sealtrail/event-sourcing';

/** Default advice by kind, for codes without advice. */
const BY_KIND: Readonly<Record<RejectionKind, LocalizedText>> = {
  conflict: { zh: '请稍后原样重发。', en: 'Retry the same request later.' },
  failure: {
    zh: '请原样重发；仍不成功的，请将 `traceId` 告知运维人员。',
    en: 'Retry the same request; if it fails again, report the `traceId` to the operator.',
  },
  forbidden: {
    zh: '请使用有此权限的密钥；各接口允许的角色见 `/docs`。',
    en: 'Use a key with a permitted role; `/docs` lists the roles of each route.',
  },
  invalid: {
    zh: '请按 `errors` 逐项改正，以新的 `Idempotency-Key` 重新发送。',
    en: 'Correct the fields listed in `errors`, and send the request with a new `Idempotency-Key`.',
  },
  malformed: {
    zh: '请改正请求的形式，见 `/openapi.json`。',
    en: 'Correct the form of the request; see `/openapi.json`.',
  },
  notAllowed: { zh: '请改用该路径支持的方法（`Allow`）。', en: 'Use a method that the path supports (`Allow`).' },
  notFound: {
    zh:
      '请核对标识；不在查阅范围内的，视同不存在。刚刚创建的，请以创建时所答复的 `Sealtrail-Position` 作为 ' +
      '`Sealtrail-Min-Position` 重新查询。',
    en:
      'Check the id; resources you may not view are reported as not found. For a resource created a moment ago, send the ' +
      '`Sealtrail-Position` returned then as `Sealtrail-Min-Position`.',
  },
  notOffered: { zh: '请改用所提供的形式（`Accept`）。', en: 'Request an offered format (`Accept`).' },
  rule: {
    zh: '按现状不能办理。请查询现状；情况变化后，以新的 `Idempotency-Key` 重新发送。',
    en: 'Not possible in the current state. Read the current state; once it has changed, send the request with a new `Idempotency-Key`.',
  },
  stale: { zh: '请重新读取后再作决定。', en: 'Read the resource again before retrying.' },
  timeout: { zh: '请在时限内发完整个请求。', en: 'Send the complete request in time.' },
  tooLarge: {
    zh: '请减少一次发送的内容，上限见 `/openapi.json`。',
    en: 'Send a smaller request; `/openapi.json` lists the limits.',
  },
  tooMany: { zh: '请稍后重发。', en: 'Retry later.' },
  unauthenticated: {
    zh: '请发送有效的密钥：`Authorization: Bearer …`。',
    en: 'Send a valid key: `Authorization: Bearer …`.',
  },
  unavailable: {
    zh: '请求本身无误，请稍后原样重发。',
    en: 'The request is valid; retry it unchanged later.',
  },
  unsupported: {
    zh: '请改用该接口接受的媒体类型，见 `/openapi.json`。',
    en: 'Use a media type that the route accepts; see `/openapi.json`.',
  },
};

/** What the caller of a refused request can do. */
export const adviceOf = ({ advice, kind }: RejectionDeclaration): LocalizedText => advice ?? BY_KIND[kind];

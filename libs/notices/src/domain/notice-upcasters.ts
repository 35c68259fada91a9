import type { JsonObject, Upcasters } from '@sealtrail/event-sourcing';

/** What there was before policies said when nobody is told. */
const NIGHT = { from: '21:00', to: '08:00' };

/** Before bodies other than the supervising one were told, and before quiet hours were the policy's. */
function whole({ recipient, ...data }: JsonObject): JsonObject {
  const told = recipient as JsonObject;
  const body = told['department'] === null ? 'supervisor' : null;
  return { about: null, quietHours: NIGHT, ...data, recipient: { body, ...told } };
}

/** Older shapes of the facts about notices, as they read today. */
export const noticeUpcasters: Upcasters = Object.fromEntries(
  ['NoticeQueued', 'NoticeTold', 'NoticeFailed'].map((type) => [type, (data) => ({ type, data: whole(data) })]),
);

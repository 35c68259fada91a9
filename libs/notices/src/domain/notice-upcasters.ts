import type { JsonObject, Upcasters } from '@sealtrail/event-sourcing';

/** What there was before policies said when nobody is told. */
const NIGHT = { from: '21:00', to: '08:00' };

/**
 * Before bodies other than the supervising one were told, and before quiet hours were the policy's. What has today's shape stays as it
 * was written, in the order of its members too: views are compared with a rebuild by their text.
 */
function whole(data: JsonObject): JsonObject {
  if ('quietHours' in data) return data;
  const recipient = data['recipient'] as JsonObject;
  const body = recipient['department'] === null ? 'supervisor' : null;
  return { ...data, about: null, quietHours: NIGHT, recipient: { ...recipient, body } };
}

/** Older shapes of the facts about notices, as they read today. */
export const noticeUpcasters: Upcasters = Object.fromEntries(
  ['NoticeQueued', 'NoticeTold', 'NoticeFailed'].map((type) => [type, (data) => ({ type, data: whole(data) })]),
);

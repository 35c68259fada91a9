import type { JsonObject, Upcasters } from '@sealtrail/event-sourcing';
import { addDays } from '@sealtrail/working-days';

const listOf = (cardId: unknown): readonly string[] => (typeof cardId === 'string' ? [cardId] : []);

/** Before a card superseded every lower one of its clock, it superseded one at most, of the same department. */
const superseding = (data: JsonObject): JsonObject =>
  'supersededBy' in data ? data : { ...data, supersedes: listOf(data['supersedes']), supersededBy: null };

const informing = (data: JsonObject): JsonObject => ('informed' in data ? data : { ...data, informed: [] });

const releasing = (data: JsonObject): JsonObject =>
  Array.isArray(data['restores'])
    ? data
    : { ...data, restores: listOf(data['restores']).map((cardId) => ({ cardId, supersededBy: null })) };

/** Before a revocation carried its computation. */
const computing = (data: JsonObject): JsonObject => ({ computation: null, ...data });

/** Before a revocation carried its ground. */
const grounded = (data: JsonObject): JsonObject => ({
  ground: data['cause'] === 'calendar' ? 'calendar' : 'record',
  ...data,
});

/** Cards about acts fell on the day of the act, whatever its time. */
const ABOUT_ACTS: readonly unknown[] = ['secondNotice', 'lateNotice', 'materialBeyondList'];

/** A card about a missing notice fell at 24:00, or with the recording of its suspension, which is never at a full quarter of an hour. */
const isMidnight = (instant: unknown): boolean => /:(00|15|30|45):00\.000Z$/.test(String(instant));

/** The day that ended, where `breachedOn` was the date of 24:00: the next day, and of the 31st the next month. */
function dayEnded(rule: unknown, { breachedAt, breachedOn, ...data }: JsonObject): JsonObject {
  if (typeof breachedOn !== 'string') return { ...data, ...(breachedAt !== undefined && { breachedAt }) };
  const atMidnight = !ABOUT_ACTS.includes(rule) && isMidnight(breachedAt);
  return { ...data, breachedAt: breachedAt ?? '', fellOn: atMidnight ? addDays(breachedOn, -1) : breachedOn };
}

/** Before a card at 24:00 belonged to the day that ended then; one that was issued at that instant has the same day. */
function dated(data: JsonObject): JsonObject {
  const lifted = dayEnded(data['rule'], data);
  const before = data['before'];
  const issuedAtOnce = 'breachedOn' in data && 'issuedOn' in data && data['issuedAt'] === data['breachedAt'];
  return {
    ...lifted,
    ...(before !== undefined && { before: dayEnded(data['rule'], before as JsonObject) }),
    ...(issuedAtOnce && { issuedOn: lifted['fellOn'] ?? '' }),
  };
}

const upcast = (type: string, how: (data: JsonObject) => JsonObject): Upcasters => ({
  [type]: (data) => ({ type, data: dated(how(data)) }),
});

/** Before a step said when it was told. */
const told = (data: JsonObject): JsonObject => ({ toldAt: data['at'] ?? '', ...data });

const STEPS = [
  'CardAcknowledged',
  'CardExplained',
  'CardRectified',
  'CardClosed',
  'CardAppealed',
  'CardAppealDecided',
  'CardRevocationDecided',
  'CardReferred',
  'CardReferralAnswered',
] as const;

const unchanged = (data: JsonObject): JsonObject => data;

/** Older shapes of card events, lifted to the present ones. */
export const cardUpcasters: Upcasters = {
  ...Object.assign({}, ...STEPS.map((type) => upcast(type, told))),
  ...upcast('CardIssued', (data) => informing(superseding(data))),
  ...upcast('CardRecomputed', unchanged),
  ...upcast('CardConfirmed', superseding),
  // Before the notice of a year dismissed what waited for it.
  ...upcast('CardDismissed', (data) => ({ cause: 'word', why: null, ...data })),
  ...upcast('CardRevoked', (data) => grounded(computing(releasing(data)))),
  ...upcast('WarningResolved', unchanged),
  // Before resolved warnings were counted.
  ...upcast('WarningLapsed', (data) => ({ wasResolved: false, ...data })),
};

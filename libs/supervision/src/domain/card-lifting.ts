import type { JsonObject, Upcasters } from '@sealtrail/event-sourcing';

const listOf = (cardId: unknown): readonly string[] => (typeof cardId === 'string' ? [cardId] : []);

/** Before a card took the place of every lower one of its clock, it took that of one at most, against the same department. */
const superseding = (data: JsonObject): JsonObject =>
  'supersededBy' in data ? data : { ...data, supersedes: listOf(data['supersedes']), supersededBy: null };

const informing = (data: JsonObject): JsonObject => ('informed' in data ? data : { ...data, informed: [] });

const releasing = (data: JsonObject): JsonObject =>
  Array.isArray(data['restores'])
    ? data
    : { ...data, restores: listOf(data['restores']).map((cardId) => ({ cardId, supersededBy: null })) };

/** Before a revocation showed what it was computed from. */
const computing = (data: JsonObject): JsonObject => ({ computation: null, ...data });

/** Before it said whose word it rests on. */
const grounded = (data: JsonObject): JsonObject => ({
  ground: data['cause'] === 'calendar' ? 'calendar' : 'record',
  ...data,
});

/** How older facts about cards read today. */
export const cardUpcasters: Upcasters = {
  CardIssued: (data) => ({ type: 'CardIssued', data: informing(superseding(data)) }),
  CardConfirmed: (data) => ({ type: 'CardConfirmed', data: superseding(data) }),
  CardRevoked: (data) => ({ type: 'CardRevoked', data: grounded(computing(releasing(data))) }),
};

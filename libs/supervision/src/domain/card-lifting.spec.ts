import { at } from '@sealtrail/applications/testing';
import { fold, type JsonObject, type Upcasters } from '@sealtrail/event-sourcing';
import { acceptedStory } from '../testing';
import type { SupervisionEvent } from './card-events';
import { cardUpcasters } from './card-lifting';
import { supervisionDecider } from './supervision-decider';

const lift = (event: SupervisionEvent): SupervisionEvent =>
  ((cardUpcasters as Upcasters)[event.type]?.(event.data as unknown as JsonObject) ?? event) as SupervisionEvent;

/** As it was written when a card took the place of one other at most. */
function before(event: SupervisionEvent): SupervisionEvent {
  if (event.type !== 'CardIssued') return event;
  const { informed: _i, supersededBy: _s, supersedes, ...data } = event.data;
  return { type: event.type, data: { ...data, supersedes: supersedes[0] ?? null } } as unknown as SupervisionEvent;
}

describe('facts about cards from before a card took the place of all lower ones of its clock', () => {
  const { cards } = acceptedStory('2026-03-02').until(at('2026-04-10'));

  it('read as if they named a list, and nobody beside the charged department had been told', () => {
    expect(cards.map(before).map(lift)).toEqual(cards);
    expect(fold(supervisionDecider, cards.map(before).map(lift))).toEqual(fold(supervisionDecider, cards));
  });

  it('stay as they are where they are of today', () => {
    expect(cards.map(lift)).toEqual(cards);
  });

  it('restore one card, or none', () => {
    const revoked = (restores: string | null) => lift({ type: 'CardRevoked', data: { restores } } as never).data;
    expect(revoked('k1')).toEqual({
      restores: [{ cardId: 'k1', supersededBy: null }],
      computation: null,
      ground: 'record',
    });
    expect(revoked(null)).toEqual({ restores: [], computation: null, ground: 'record' });
    const confirmed = lift({ type: 'CardConfirmed', data: { supersedes: 'k1' } } as never).data;
    expect(confirmed).toEqual({ supersedes: ['k1'], supersededBy: null });
  });
});

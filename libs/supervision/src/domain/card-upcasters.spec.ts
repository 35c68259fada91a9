import { at } from '@sealtrail/applications/testing';
import { fold, type JsonObject, type Upcasters } from '@sealtrail/event-sourcing';
import { dateOf } from '@sealtrail/working-days';
import { acceptedStory } from '../testing';
import type { CardIssued, SupervisionEvent } from './card-events';
import { cardUpcasters } from './card-upcasters';
import { supervisionDecider } from './supervision-decider';

const lift = (event: SupervisionEvent): SupervisionEvent =>
  ((cardUpcasters as Upcasters)[event.type]?.(event.data as unknown as JsonObject) ?? event) as SupervisionEvent;

/** As it was written when a card at 24:00 had the date of the next day. */
function nextDay(event: SupervisionEvent): SupervisionEvent {
  // There were none of these then.
  if (event.type.startsWith('WarningConver') || !('fellOn' in event.data)) return event;
  const { fellOn: _, ...data } = event.data as CardIssued['data'];
  const date = (instant: string) => dateOf(instant, 'Asia/Shanghai');
  return {
    type: event.type,
    data: {
      ...data,
      breachedOn: date(data.breachedAt),
      ...(data.issuedAt !== undefined && { issuedOn: date(data.issuedAt) }),
    },
  } as unknown as SupervisionEvent;
}

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

  it('belong to the day that ended, where they were dated by the next', () => {
    const whole = acceptedStory('2026-03-17')
      .until(at('2026-04-01', '09:00'))
      .declare({ date: '2026-03-20', declaredAt: at('2026-04-01', '09:00') })
      .until(at('2026-04-30'));
    // Limits of steps came later than these days.
    const facts = whole.cards.filter(({ type }) => !type.startsWith('CardStep'));
    expect(new Set(facts.map(({ type }) => type))).toContain('CardRevoked');
    expect(facts.map(nextDay).map(lift)).toEqual(facts);
    expect(facts.map(nextDay)).not.toEqual(facts);
    const before = { breachedAt: '2026-03-31T16:00:00.000Z', breachedOn: '2026-04-01', official: 'li' };
    const moved = lift({ type: 'CardRecomputed', data: { ...before, rule: 'case', before } } as never).data;
    expect(moved).toMatchObject({ fellOn: '2026-03-31', before: { fellOn: '2026-03-31', official: 'li' } });
  });

  it('about an act, or about a notice missing when its procedure was recorded, keep its day', () => {
    const dated = (rule: string, breachedAt: string) =>
      lift({ type: 'CardIssued', data: { rule, breachedAt, breachedOn: '2026-04-01' } } as never).data;
    expect(dated('secondNotice', '2026-03-31T16:00:00.000Z')).toMatchObject({ fellOn: '2026-04-01' });
    expect(dated('suspensionNotice', '2026-04-01T01:02:03.004Z')).toMatchObject({ fellOn: '2026-04-01' });
    expect(dated('suspensionNotice', '2026-03-31T16:00:00.000Z')).toMatchObject({ fellOn: '2026-03-31' });
  });

  it('were dismissed by persons alone, and no lapsed warning had been counted as resolved', () => {
    const read = (type: string, data: object) => lift({ type, data } as never).data;
    expect(read('CardDismissed', { dismissedBy: 'k' })).toEqual({ dismissedBy: 'k', cause: 'word', why: null });
    expect(read('CardDismissed', { cause: 'calendar', why: [] })).toEqual({ cause: 'calendar', why: [] });
    expect(read('WarningLapsed', {})).toEqual({ wasResolved: false });
    expect(read('WarningLapsed', { wasResolved: true })).toEqual({ wasResolved: true });
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

import { at } from '@sealtrail/applications/testing';
import { derivedId } from '@sealtrail/event-sourcing';
import { acceptedStory } from '../testing';
import { cardKey, caseSubject, sameMatter } from './card-key';

const key = {
  subject: caseSubject('a1'),
  rule: 'step',
  clock: 'branch:fire',
  level: 'yellow',
  department: 'fire',
} as const;

const others = [
  { ...key, subject: { kind: 'case', id: 'a2' } },
  { ...key, rule: 'case' },
  { ...key, clock: 'branch:water' },
] as const;

describe('the key of a card', () => {
  it('tells apart subject, rule, clock instance, level and department', () => {
    const keys = [key, { ...key, level: 'red' } as const, { ...key, department: 'water' } as const, ...others].map(
      cardKey,
    );
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('but for the level and the department is the matter', () => {
    expect(sameMatter(key, { ...key, level: 'red', department: 'water' } as never)).toBe(true);
    for (const other of others) expect(sameMatter(key, other)).toBe(false);
  });

  it('makes the card’s id, with how many such cards there have been', () => {
    const [warning, yellow] = acceptedStory('2026-03-02').until(at('2026-03-18')).issued;
    expect(warning?.subject).toEqual({ kind: 'case', id: warning?.applicationId });
    const of = {
      ...key,
      subject: caseSubject(yellow?.applicationId ?? ''),
      rule: 'case',
      clock: 'case',
      department: 'planning',
    } as const;
    expect(yellow?.cardId).toBe(derivedId('card', cardKey(of), '1'));
  });
});

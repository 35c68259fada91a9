import { attemptEventId, attemptHash, derivedId, eventId } from './ids';

describe('derived ids', () => {
  it('are UUIDs of version 5 and never change', () => {
    expect(derivedId('event', 'c1', '0')).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    expect(eventId('c1', 0)).toBe('4c3e716c-7547-5f79-8f2d-e9e87eb96f30');
  });

  it('differ if a name is split differently', () => {
    expect(derivedId('ab', 'c')).not.toBe(derivedId('a', 'bc'));
    expect(eventId('c1', 1)).not.toBe(eventId('c1', 0));
    expect(eventId('c11', 1)).not.toBe(eventId('c1', 11));
  });

  it('of an attempt are derived from its content, so that other content never has the same ids', () => {
    const ids = (said: string) => [0, 1].map((index) => attemptEventId('c1', attemptHash(said), index));
    expect(ids('granted')).toStrictEqual(ids('granted'));
    expect(new Set([...ids('granted'), ...ids('refused')]).size).toBe(4);
  });
});

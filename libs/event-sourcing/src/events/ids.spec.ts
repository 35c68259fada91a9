import { derivedId, eventId } from './ids';

describe('derived ids', () => {
  it('are UUIDs of version 5 and the same for ever', () => {
    expect(derivedId('event', 'c1', '0')).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    expect(eventId('c1', 0)).toBe('4c3e716c-7547-5f79-8f2d-e9e87eb96f30');
  });

  it('differ where a name is cut in another place', () => {
    expect(derivedId('ab', 'c')).not.toBe(derivedId('a', 'bc'));
    expect(eventId('c1', 1)).not.toBe(eventId('c1', 0));
    expect(eventId('c11', 1)).not.toBe(eventId('c1', 11));
  });
});

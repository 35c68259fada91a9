import { isFromTheMachine } from './from-the-machine';

describe('who asks on the machine itself', () => {
  it.each([
    ['127.0.0.1', {}, true],
    ['::1', {}, true],
    ['::ffff:127.0.0.1', {}, true],
    ['10.0.0.7', {}, false],
    ['2001:db8::1', {}, false],
    ['127.0.0.1', { 'x-forwarded-for': '10.0.0.7' }, false],
    ['127.0.0.1', { forwarded: 'for=10.0.0.7' }, false],
    ['127.0.0.1', { via: '1.1 gate' }, false],
  ])('%s with %j: %s', (ip, headers, expected) => {
    expect(isFromTheMachine({ ip, headers })).toBe(expected);
  });
});

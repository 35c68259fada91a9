import { ClientAddresses, rateLimitKeyOf } from './client-address';

const addresses = new ClientAddresses(['10.0.0.1', '10.1.0.0/16', 'fd00::/8']);
const through = (socket: string, header: string, name = 'x-forwarded-for') => addresses.of(socket, { [name]: header });

describe('the client address', () => {
  it('is that of the connection, whatever the headers, unless it is a trusted proxy', () => {
    expect(through('192.0.2.7', '198.51.100.1')).toBe('192.0.2.7');
    expect(through('10.2.0.1', 'for=198.51.100.1', 'forwarded')).toBe('10.2.0.1');
    expect(addresses.of('10.0.0.1', {})).toBe('10.0.0.1');
    expect(new ClientAddresses([]).of('127.0.0.1', { 'x-forwarded-for': '198.51.100.1' })).toBe('127.0.0.1');
  });

  it.each([
    ['198.51.100.1', '198.51.100.1'],
    ['203.0.113.9, 198.51.100.1', '198.51.100.1'],
    ['203.0.113.9, 198.51.100.1, 10.1.2.3', '198.51.100.1'],
    ['198.51.100.1:4711', '198.51.100.1'],
    ['[2001:DB8:0::1]:4711', '2001:db8::1'],
    ['::ffff:198.51.100.1', '198.51.100.1'],
    ['198.51.100.1, nonsense', '10.0.0.1'],
    ['10.1.0.2, 10.1.0.3', '10.1.0.2'],
    ['', '10.0.0.1'],
    [`${'10.1.0.2,'.repeat(100)}10.1.0.3`, '10.1.0.2'],
  ])('through a trusted proxy is the nearest untrusted one: %s', (header, address) =>
    expect(through('10.0.0.1', header)).toBe(address),
  );

  it.each([
    ['for=198.51.100.1;proto=https;by=10.0.0.1', '198.51.100.1'],
    ['for=203.0.113.9, proto=http;For="[2001:db8::1]:4711"', '2001:db8::1'],
    ['for="203.0.113.9, for=198.51.100.1"', '10.0.0.1'],
    ['for=198.51.100.1, for=_hidden', '10.0.0.1'],
    ['for=198.51.100.1, by=10.0.0.1', '10.0.0.1'],
    ['for=unknown', '10.0.0.1'],
    ['proto=https;for=198.51.100.1;x="a,b;for=203.0.113.9"', '198.51.100.1'],
    ['', '10.0.0.1'],
  ])('is also read from Forwarded: %s', (header, address) =>
    expect(through('10.0.0.1', header, 'forwarded')).toBe(address),
  );

  it('is read from neither header if a client may have written one of them', () => {
    const both = (forwarded: string) => addresses.of('10.0.0.1', { forwarded, 'x-forwarded-for': '198.51.100.1' });
    expect(both('for=203.0.113.9')).toBe('10.0.0.1');
    expect(both('for=198.51.100.1')).toBe('198.51.100.1');
  });

  it.each([
    ['for=198.51.100.1;x="', 'for="[2001:db8::1]"'],
    ['for=198.51.100.1;x="', 'for=203.0.113.9'],
    ['for=198.51.100.1;x="\\', 'for="[2001:db8::1]"'],
    ['for=198.51.100.1;x=', 'for=203.0.113.9'],
    ['for=198.51.100.1 x', 'for=203.0.113.9'],
  ])('cannot be chosen by a client that leaves something open before what a proxy appends: %s', (sent, added) =>
    expect(through('10.0.0.1', `${sent}, ${added}`, 'forwarded')).toBe('10.0.0.1'),
  );

  it.each(['"\\', '"', ' ', 'for=', 'for= ', ';', ',', 'a', 'a=b '])(
    'is parsed quickly, however long the header is (%j)',
    (part) => {
      const header = `${part.repeat(30_000)}"`;
      const begun = performance.now();
      expect(through('10.0.0.1', header, 'forwarded')).toBe('10.0.0.1');
      expect(performance.now() - begun).toBeLessThan(1_000);
    },
  );

  it('is the same in every notation', () => {
    expect(addresses.of('::ffff:10.0.0.1', { 'x-forwarded-for': '198.51.100.1' })).toBe('198.51.100.1');
    expect(addresses.of('FD12::1', { 'x-forwarded-for': '198.51.100.1' })).toBe('198.51.100.1');
    expect(addresses.of('fe80::1%eth0', {})).toBe('fe80::1');
    expect(addresses.of(undefined, {})).toBe('unknown');
  });

  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['2001:db8:1:2::', '2001:db8:1:2::/64'],
    ['::1', '0:0:0:0::/64'],
    ['unknown', 'unknown'],
  ])('is limited by the block assigned to one subscriber: %s', (address, counted) =>
    expect(rateLimitKeyOf(address)).toBe(counted),
  );
});

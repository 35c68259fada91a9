import { ReachableNetworks } from './reachable-networks';

const networks = (...cidrs: readonly string[]): ReachableNetworks => {
  const parsed = ReachableNetworks.parse(cidrs);
  if (parsed === null) throw new Error('no networks');
  return parsed;
};

const PUBLIC = ['1.1.1.1', '223.5.5.5', '172.32.0.1', '100.128.0.1', '2400:3200::1', '2606:4700::1111'];

/** By their purpose; each has been an SSRF vulnerability of some product. */
const CLOSED: Readonly<Record<string, readonly string[]>> = {
  'this host': ['0.0.0.0', '0.1.2.3', '127.0.0.1', '127.255.255.254', '::', '::1'],
  'private networks': ['10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', 'fc00::1', 'fdff::1'],
  'carrier-grade NAT, where a cloud answers its machines': ['100.64.0.1', '100.100.100.200', '100.127.255.255'],
  'link-local and metadata': ['169.254.169.254', '169.254.0.1', 'fe80::1', 'fd00:ec2::254', '168.63.129.16'],
  'IPv4 in IPv6, mapped': ['::ffff:127.0.0.1', '::ffff:7f00:1', '::ffff:a9fe:a9fe', '0:0:0:0:0:ffff:10.0.0.1'],
  'IPv4 in IPv6, translated (RFC 6145)': ['::ffff:0:127.0.0.1', '::ffff:0:10.0.0.1'],
  'IPv4 in IPv6, compatible': ['::127.0.0.1', '::7f00:1', '::a00:1', '::8.8.8.8'],
  NAT64: ['64:ff9b::127.0.0.1', '64:ff9b::a9fe:a9fe', '64:ff9b::8.8.8.8', '64:ff9b:1::10.0.0.1'],
  '6to4 and Teredo': ['2002:7f00:1::', '2002:a00:1::1', '2002:a9fe:a9fe::', '2001::1', '2001:0:53aa:64c::1'],
  'what is for nobody': ['224.0.0.1', '239.255.255.250', '255.255.255.255', '240.0.0.1', '192.0.0.8', '192.0.0.192'],
  'documentation and benchmarks': ['192.0.2.1', '198.51.100.1', '203.0.113.1', '198.18.0.1', '2001:db8::1', '3fff::1'],
  'other ranges of IPv6': ['ff02::1', 'fec0::1', '100::1', '5f00::1', '4000::1', 'e000::1', '2001:2::1', '2001:20::1'],
  'a zone of this host': ['fe80::1%lo', '::1%lo'],
  'what is no address': [
    '',
    'localhost',
    '127.1',
    '0x7f.0.0.1',
    '017700000001',
    '2130706433',
    '1.1.1',
    '1.1.1.1.1',
    '[::1]',
  ],
};

describe('permitted addresses of connections', () => {
  it.each(PUBLIC)('%s is public', (address) => {
    expect([networks().admits(address), networks().isOpened(address)]).toEqual([true, false]);
  });

  it.each(Object.entries(CLOSED))('%s is closed', (_, addresses) => {
    expect(addresses.filter((address) => networks().admits(address))).toEqual([]);
  });

  it('a network named by the operator is permitted, and no other; also for an IPv4 address written as IPv6', () => {
    const named = networks('10.20.0.0/16', 'fd12:3456::/32', '127.0.0.0/8');
    const open = ['10.20.0.1', '::ffff:10.20.0.1', 'fd12:3456::1', '127.0.0.1'];
    expect(open.filter((address) => named.admits(address) && named.isOpened(address))).toEqual(open);
    expect(
      ['10.21.0.1', '10.0.0.1', 'fd12:3457::1', '192.168.0.1', '::1'].filter((each) => named.admits(each)),
    ).toEqual([]);
  });

  it.each([
    '169.254.0.0/16',
    '169.254.169.254/32',
    'fe80::/10',
    '0.0.0.0/0',
    '::/0',
    '8.0.0.0/5',
    '224.0.0.0/4',
    '1.1.1.0/24',
  ])('no setting permits %s', (cidr) => expect(ReachableNetworks.parse([cidr])).toBeNull());

  it.each(['10.0.0.0', '10.0.0.0/33', 'internal', '10.0.0/8', ''])('%s is not a network', (cidr) => {
    expect(ReachableNetworks.parse([cidr])).toBeNull();
  });
});

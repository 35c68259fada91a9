import { BlockList, isIP } from 'node:net';
import { originFault } from './web-origins';

/** HTTP limits of one process, and the proxies it trusts. */
export type HttpBounds = {
  /** Addresses and blocks (CIDR) of proxies whose forwarded client address is trusted. */
  readonly trustedProxies: readonly string[];
  /** Origins of pages that may read answers, as browsers write them; of no other a browser shows anything to its page. */
  readonly allowedOrigins: readonly string[];
  readonly connectionsMax: number;
  readonly connectionsPerAddress: number;
  readonly connectionsPerKey: number;
  /** Concurrent requests. */
  readonly requestsMax: number;
  readonly requestsPerAddress: number;
  readonly requestsPerKey: number;
  /** Sustained rate per second; bursts may be ten times as large. */
  readonly ratePerAddress: number;
  readonly ratePerKey: number;
  /** Minimum rate in bytes per second, over a minute, at which a client must read a pending response. */
  readonly readRateMin: number;
};

type Row = {
  readonly member: Exclude<keyof HttpBounds, 'allowedOrigins' | 'trustedProxies'>;
  readonly byDefault: number;
  readonly max: number;
};

/** Option → the limit it sets. */
const NUMBERS = {
  'connections-max': { member: 'connectionsMax', byDefault: 4_096, max: 65_536 },
  'connections-per-address': { member: 'connectionsPerAddress', byDefault: 512, max: 65_536 },
  'connections-per-key': { member: 'connectionsPerKey', byDefault: 256, max: 65_536 },
  'requests-max': { member: 'requestsMax', byDefault: 1_000, max: 100_000 },
  'requests-per-address': { member: 'requestsPerAddress', byDefault: 64, max: 100_000 },
  'requests-per-key': { member: 'requestsPerKey', byDefault: 256, max: 100_000 },
  'rate-per-address': { member: 'ratePerAddress', byDefault: 100, max: 1_000_000 },
  'rate-per-key': { member: 'ratePerKey', byDefault: 5_000, max: 1_000_000 },
  'read-rate-min': { member: 'readRateMin', byDefault: 1_024, max: 1_000_000 },
} as const satisfies Readonly<Record<string, Row>>;

type Numbered = keyof typeof NUMBERS;
export type BoundOption = Numbered | 'allowed-origins' | 'trusted-proxies';

const rows = Object.entries(NUMBERS) as [Numbered, Row][];

/** Option → its default. */
export const HTTP_BOUND_DEFAULTS: Readonly<Record<BoundOption, string | null>> = {
  'trusted-proxies': null,
  'allowed-origins': null,
  ...(Object.fromEntries(rows.map(([option, { byDefault }]) => [option, String(byDefault)])) as Record<
    Numbered,
    string
  >),
};

const BLOCK_BITS = { 4: 32, 6: 128 } as const;
const WIDEST_BITS = { 4: 8, 6: 16 } as const;
const IPV4_IN_IPV6_BITS = 96;

/** Limits from settings. @param given the value of an option; @param name how the option is named in error messages */
export function httpBoundsFrom(
  given: (option: BoundOption) => string | null,
  name: (option: BoundOption) => string,
  problems: string[],
): HttpBounds {
  const numbers = rows.map(([option, { member, max }]) => {
    const value = Number(given(option));
    if (!Number.isInteger(value) || value < 1 || value > max) problems.push(`${name(option)} must be 1 to ${max}`);
    return [member, value] as const;
  });
  const trustedProxies = entriesOf(given('trusted-proxies'));
  for (const entry of trustedProxies) {
    if (!isBlock(entry)) {
      problems.push(
        `${name('trusted-proxies')} must be addresses and blocks such as 10.0.0.1, 10.1.0.0/16, none wider than /8 (IPv6: /16), because every host in a block can choose the client address it is counted by; not ${entry}`,
      );
    }
  }
  const allowedOrigins = entriesOf(given('allowed-origins'));
  for (const entry of allowedOrigins) {
    const wrong = originFault(entry);
    if (wrong !== null) problems.push(`${name('allowed-origins')} ${wrong}; not ${entry}`);
  }
  return { ...(Object.fromEntries(numbers) as Record<Row['member'], number>), trustedProxies, allowedOrigins };
}

/** The members of a list with commas between. */
const entriesOf = (list: string | null): readonly string[] =>
  (list ?? '')
    .split(',')
    .map((entry) => entry.trim())
    .filter(Boolean);

/**
 * No block may be wider than one that a single owner has: a client inside a trusted block can choose the address it is counted
 * by. IPv4 is part of IPv6 too (`::ffff:0:0/96`), and as wide there.
 */
function isBlock(entry: string): boolean {
  const [address = '', bits, ...more] = entry.split('/');
  const family = isIP(address);
  if (more.length > 0 || (family !== 4 && family !== 6) || address.includes('%')) return false;
  if (bits === undefined) return true;
  const width = Number(bits);
  if (!/^\d{1,3}$/.test(bits) || width < WIDEST_BITS[family] || width > BLOCK_BITS[family]) return false;
  if (family === 4) return true;
  const [block, ipv4] = [blockOf(address, width), blockOf('::ffff:0:0', IPV4_IN_IPV6_BITS)];
  const holdsIpv4 = width <= IPV4_IN_IPV6_BITS ? block.check('0.0.0.0', 'ipv4') : ipv4.check(address, 'ipv6');
  return !holdsIpv4 || width >= IPV4_IN_IPV6_BITS + WIDEST_BITS[4];
}

function blockOf(address: string, bits: number): BlockList {
  const block = new BlockList();
  block.addSubnet(address, bits, 'ipv6');
  return block;
}

/** The default limits. */
export const DEFAULT_HTTP_BOUNDS: HttpBounds = httpBoundsFrom(
  (option) => HTTP_BOUND_DEFAULTS[option],
  (option) => option,
  [],
);

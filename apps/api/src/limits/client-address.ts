import { BlockList, isIP } from 'node:net';

type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

const UNKNOWN = 'unknown';
/** Further hops of a longer chain of proxies are ignored. */
const HOPS_MAX = 32;

/** Determines the client address: through trusted proxies, by the address that they report. */
export class ClientAddresses {
  private readonly proxies = new BlockList();

  /** @param trusted addresses and blocks (CIDR) */
  constructor(trusted: readonly string[]) {
    for (const entry of trusted) {
      const [address = '', bits] = entry.split('/');
      const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
      if (bits === undefined) this.proxies.addAddress(address, family);
      else this.proxies.addSubnet(address, Number(bits), family);
    }
  }

  isProxy(address: string): boolean {
    const family = isIP(address);
    return family !== 0 && this.proxies.check(address, family === 6 ? 'ipv6' : 'ipv4');
  }

  /**
   * A proxy writes one of the two headers and may pass on what the client wrote into the other: if they disagree, neither is trusted, and the proxy
   * itself is counted.
   */
  of(socketAddress: string | undefined, headers: Headers): string {
    const peer = normalisedAddress(socketAddress ?? '') ?? UNKNOWN;
    if (!this.isProxy(peer)) return peer;
    const [forwarded, list] = [headers['forwarded'], headers['x-forwarded-for']];
    const told = [
      ...(typeof forwarded === 'string' ? [this.walk(peer, hopsOfForwarded(forwarded))] : []),
      ...(typeof list === 'string' ? [this.walk(peer, list.split(',').slice(-HOPS_MAX).map(withoutPort))] : []),
    ];
    return told.every((address) => address === told[0]) ? (told[0] ?? peer) : peer;
  }

  /** From the nearest hop outwards, as long as the reporting hop is trusted. */
  private walk(peer: string, hops: readonly string[]): string {
    let address = peer;
    for (const hop of hops.slice(-HOPS_MAX).toReversed()) {
      const next = this.isProxy(address) ? normalisedAddress(hop) : null;
      if (next === null) break;
      address = next;
    }
    return address;
  }
}

/** The owner of a block counts once: IPv6 is assigned in /64 blocks. */
export function rateLimitKeyOf(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = '', tail] = address.split('::');
  const groups = head === '' ? [] : head.split(':');
  const behind = tail === undefined || tail === '' ? 0 : tail.split(':').length;
  const zeros = tail === undefined ? 0 : 8 - groups.length - behind;
  const all = [...groups, ...Array<string>(zeros).fill('0'), ...(tail?.split(':') ?? [])];
  return `${all.slice(0, 4).join(':')}::/64`;
}

/** Canonical form, so that equal addresses are equal text; `null`: not an address. */
function normalisedAddress(text: string): string | null {
  const address = text.trim().split('%')[0] ?? '';
  const family = isIP(address);
  if (family === 0) return null;
  if (family === 4) return address;
  const written = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const mapped = /^::ffff:([\da-f]{1,4}):([\da-f]{1,4})$/.exec(written);
  if (mapped === null) return written;
  const bytes = [mapped[1], mapped[2]].flatMap((group) => [
    Number.parseInt(group ?? '', 16) >> 8,
    Number.parseInt(group ?? '', 16) & 255,
  ]);
  return bytes.join('.');
}

/**
 * One pair of an element (RFC 7239 §4), and its terminator. No part can begin with the end of the one before: a malformed header is rejected in one
 * pass.
 */
const PAIR = /[ \t]*(?:([\w!#$%&'*+.^`|~-]+)=(?:"((?:[^"\\]|\\.)*)"|([^\s";,]+))[ \t]*)?([;,]|$)/gy;

/**
 * `for` of each element of `Forwarded`; an element without it has no address. A quotation or a value that a client has left open extends into what
 * the proxy appends: a header that is not completely well-formed yields no address at all.
 */
function hopsOfForwarded(header: string): readonly string[] {
  const hops: string[] = [];
  let named: string | null = null;
  for (const [, name = '', quoted, bare = '', end] of header.matchAll(PAIR)) {
    if (name.toLowerCase() === 'for') named ??= quoted ?? bare;
    if (end === ';') continue;
    hops.push(withoutPort(named ?? ''));
    if (end === '') return hops;
    named = null;
  }
  return [];
}

/** `192.0.2.1:4711`, `[2001:db8::1]:4711`, `[2001:db8::1]`. */
function withoutPort(hop: string): string {
  const [, bracketed, dotted] = /^\s*(?:\[([^\]]*)\](?::\d+)?|([\d.]+):\d+)\s*$/.exec(hop) ?? [];
  return bracketed ?? dotted ?? hop;
}

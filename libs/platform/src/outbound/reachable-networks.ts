import ipaddr from 'ipaddr.js';

type Address = ReturnType<typeof ipaddr.parse>;
type Network = ReturnType<typeof ipaddr.parseCIDR>;

/** Global by the registries, but reserved for the host: cloud metadata services that return secrets to their machines. */
const HOST_SERVICES: readonly Network[] = ['168.63.129.16/32', '192.0.0.192/32'].map((each) => ipaddr.parseCIDR(each));
/** All globally routed addresses (RFC 4291 §2.4); other IPv6 ranges have special purposes. */
const GLOBAL_UNICAST = ipaddr.parseCIDR('2000::/3');
/** Ranges that a setting may permit. Link-local addresses are excluded: they belong to metadata services, not to receivers. */
const MAY_BE_OPENED: readonly string[] = ['private', 'loopback', 'uniqueLocal', 'carrierGradeNat'];

/**
 * Permitted destinations of connections: public addresses, and networks named by the operator. All others are refused, whatever
 * their purpose.
 */
export class ReachableNetworks {
  static readonly PUBLIC = new ReachableNetworks([]);

  private constructor(private readonly opened: readonly Network[]) {}

  /** @param cidrs networks of receivers within private ranges; `null`: one of them is invalid */
  static parse(cidrs: readonly string[]): ReachableNetworks | null {
    const opened = cidrs.map((cidr) => (isCidr(cidr) ? ipaddr.parseCIDR(cidr) : null));
    const usable = opened.filter((network) => network !== null && mayBeOpened(network)) as Network[];
    return usable.length === cidrs.length ? new ReachableNetworks(usable) : null;
  }

  /** Whether a connection to an address is permitted; a name is refused. */
  admits(text: string): boolean {
    const address = addressOf(text);
    return address !== null && (isPublic(address) || this.isOpened(text));
  }

  /** Whether the operator has named any network. */
  get hasOpened(): boolean {
    return this.opened.length > 0;
  }

  /** Whether an address lies in a network named by the operator. */
  isOpened(text: string): boolean {
    const address = addressOf(text);
    return address !== null && this.opened.some((network) => lies(address, network));
  }
}

/** Short and octal notations are refused: they are typical of attempts to circumvent the check. */
const isAddress = (text: string): boolean => ipaddr.IPv4.isValidFourPartDecimal(text) || ipaddr.IPv6.isValid(text);

const isCidr = (text: string): boolean => isAddress(text.split('/')[0] ?? '') && ipaddr.isValidCIDR(text);

/** IPv4-compatible (RFC 4291 §2.5.5.1), which the parser treats as mapped. */
const COMPATIBLE = /^::\d+\./;

/** An IPv4 address written as IPv6 is treated as IPv4. */
const addressOf = (text: string): Address | null =>
  isAddress(text) && !COMPATIBLE.test(text) ? ipaddr.process(text) : null;

const lies = (address: Address, [network, bits]: Network): boolean =>
  address.kind() === network.kind() && address.match([network, bits] as never);

const isPublic = (address: Address): boolean =>
  address.range() === 'unicast' &&
  !HOST_SERVICES.some((network) => lies(address, network)) &&
  (address.kind() === 'ipv4' || lies(address, GLOBAL_UNICAST));

/** Whether the whole network, from its first address to its last, lies in ranges that may be permitted. */
function mayBeOpened([network, bits]: Network): boolean {
  const cidr = `${network.toString()}/${bits}`;
  const type = network.kind() === 'ipv4' ? ipaddr.IPv4 : ipaddr.IPv6;
  const [first, last] =
    type === ipaddr.IPv4
      ? [ipaddr.IPv4.networkAddressFromCIDR(cidr), ipaddr.IPv4.broadcastAddressFromCIDR(cidr)]
      : [ipaddr.IPv6.networkAddressFromCIDR(cidr), ipaddr.IPv6.broadcastAddressFromCIDR(cidr)];
  return first.range() === last.range() && MAY_BE_OPENED.includes(first.range());
}

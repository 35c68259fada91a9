import ipaddr from 'ipaddr.js';

type Address = ReturnType<typeof ipaddr.parse>;
type Network = ReturnType<typeof ipaddr.parseCIDR>;

/** Global by the registries, and all the same the host's own: where a cloud answers its machines with their secrets. */
const HOST_SERVICES: readonly Network[] = ['168.63.129.16/32', '192.0.0.192/32'].map((each) => ipaddr.parseCIDR(each));
/** All that is handed out for the world (RFC 4291 §2.4); whatever else IPv6 has is for something else. */
const GLOBAL_UNICAST = ipaddr.parseCIDR('2000::/3');
/** What a setting may open. Link-local addresses are no receiver's, but those of metadata services. */
const MAY_BE_OPENED: readonly string[] = ['private', 'loopback', 'uniqueLocal', 'carrierGradeNat'];

/**
 * Where connections may go: public addresses, and networks that the operator has named. Everything else is refused, whatever
 * it is for: a range that nobody thought of is closed.
 */
export class ReachableNetworks {
  static readonly PUBLIC = new ReachableNetworks([]);

  private constructor(private readonly opened: readonly Network[]) {}

  /** @param cidrs networks within private ranges that receivers stand in; `null`: one of them is none */
  static parse(cidrs: readonly string[]): ReachableNetworks | null {
    const opened = cidrs.map((cidr) => (isCidr(cidr) ? ipaddr.parseCIDR(cidr) : null));
    const usable = opened.filter((network) => network !== null && mayBeOpened(network)) as Network[];
    return usable.length === cidrs.length ? new ReachableNetworks(usable) : null;
  }

  /** Whether a connection may go to an address, which is one: a name is refused. */
  admits(text: string): boolean {
    const address = addressOf(text);
    return address !== null && (isPublic(address) || this.isOpened(text));
  }

  /** Whether an address lies in a network that was named. */
  isOpened(text: string): boolean {
    const address = addressOf(text);
    return address !== null && this.opened.some((network) => lies(address, network));
  }
}

/** Short and octal forms are none: who writes them means to be misread. */
const isAddress = (text: string): boolean => ipaddr.IPv4.isValidFourPartDecimal(text) || ipaddr.IPv6.isValid(text);

const isCidr = (text: string): boolean => isAddress(text.split('/')[0] ?? '') && ipaddr.isValidCIDR(text);

/** IPv4-compatible (RFC 4291 §2.5.5.1), which the parser takes for mapped. */
const COMPATIBLE = /^::\d+\./;

/** An IPv4 address that was written as an IPv6 one is judged as what it is. */
const addressOf = (text: string): Address | null =>
  isAddress(text) && !COMPATIBLE.test(text) ? ipaddr.process(text) : null;

const lies = (address: Address, [network, bits]: Network): boolean =>
  address.kind() === network.kind() && address.match([network, bits] as never);

const isPublic = (address: Address): boolean =>
  address.range() === 'unicast' &&
  !HOST_SERVICES.some((network) => lies(address, network)) &&
  (address.kind() === 'ipv4' || lies(address, GLOBAL_UNICAST));

/** The whole network lies in ranges that may be opened, from its first address to its last. */
function mayBeOpened([network, bits]: Network): boolean {
  const cidr = `${network.toString()}/${bits}`;
  const type = network.kind() === 'ipv4' ? ipaddr.IPv4 : ipaddr.IPv6;
  const [first, last] =
    type === ipaddr.IPv4
      ? [ipaddr.IPv4.networkAddressFromCIDR(cidr), ipaddr.IPv4.broadcastAddressFromCIDR(cidr)]
      : [ipaddr.IPv6.networkAddressFromCIDR(cidr), ipaddr.IPv6.broadcastAddressFromCIDR(cidr)];
  return first.range() === last.range() && MAY_BE_OPENED.includes(first.range());
}

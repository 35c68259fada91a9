import type { Socket } from 'node:net';
import type { HttpBounds } from '@sealtrail/platform';
import { type ClientAddresses, rateLimitKeyOf } from './client-address';

type ConnectionLimitSettings = Pick<HttpBounds, 'connectionsMax' | 'connectionsPerAddress' | 'connectionsPerKey'>;

/** From here on the rest is for those who have few: whoever looks after the server is among them. */
const NEARLY_FULL_SHARE = 0.9;
const RESERVED_PER_ADDRESS = 4;

/**
 * How many connections each has: an address from the start, a key from its first request on. A trusted proxy brings the
 * requests of many, and is bounded by the whole alone. What it remembers is bounded by the connections that are there.
 */
export class ConnectionLimits {
  private readonly keyOf = new Map<Socket, string | null>();
  private readonly count = new Map<string, number>();

  constructor(
    private readonly bounds: ConnectionLimitSettings,
    private readonly addresses: ClientAddresses,
  ) {}

  get open(): number {
    return this.keyOf.size;
  }

  /** Whether it came over the network, and is still there. */
  has(socket: Socket): boolean {
    return this.keyOf.has(socket);
  }

  /** Whether one more connection may stay; it counts until it is closed. */
  tryAccept(socket: Socket): boolean {
    const { connectionsMax, connectionsPerAddress } = this.bounds;
    const address = this.addresses.of(socket.remoteAddress, {});
    if (this.open >= connectionsMax) return false;
    if (this.addresses.isProxy(address)) return this.enter(socket, null, connectionsMax);
    const bound =
      this.open >= connectionsMax * NEARLY_FULL_SHARE
        ? Math.min(RESERVED_PER_ADDRESS, connectionsPerAddress)
        : connectionsPerAddress;
    return this.enter(socket, `address ${rateLimitKeyOf(address)}`, bound);
  }

  /** Whether a connection may bring requests of a key: it counts among that key's until it brings another's. */
  tryAssignKey(socket: Socket, key: string): boolean {
    const before = this.keyOf.get(socket);
    // Not one of ours: a request that never came over the network. Or a proxy's, which brings everybody's.
    if (before === undefined || before === key || this.addresses.isProxy(this.addresses.of(socket.remoteAddress, {}))) {
      return true;
    }
    if (this.countOf(`key ${key}`) >= this.bounds.connectionsPerKey) return false;
    if (before !== null) this.decrement(`key ${before}`);
    this.increment(`key ${key}`);
    this.keyOf.set(socket, key);
    return true;
  }

  private enter(socket: Socket, name: string | null, bound: number): boolean {
    if (name !== null && this.countOf(name) >= bound) return false;
    if (name !== null) this.increment(name);
    this.keyOf.set(socket, null);
    socket.once('close', () => {
      const key = this.keyOf.get(socket) ?? null;
      this.keyOf.delete(socket);
      if (key !== null) this.decrement(`key ${key}`);
      if (name !== null) this.decrement(name);
    });
    return true;
  }

  private countOf(name: string): number {
    return this.count.get(name) ?? 0;
  }

  private increment(name: string): void {
    this.count.set(name, this.countOf(name) + 1);
  }

  private decrement(name: string): void {
    const left = this.countOf(name) - 1;
    if (left > 0) this.count.set(name, left);
    else this.count.delete(name);
  }
}

import type { Socket } from 'node:net';
import type { HttpBounds } from '@sealtrail/platform';
import { type ClientAddresses, rateLimitKeyOf } from './client-address';

type ConnectionLimitSettings = Pick<HttpBounds, 'connectionsMax' | 'connectionsPerAddress' | 'connectionsPerKey'>;

/** Above this share, the rest is reserved for clients with few connections, such as the operator. */
const NEARLY_FULL_SHARE = 0.9;
const RESERVED_PER_ADDRESS = 4;

/**
 * Counts connections: per address from the start, per key from its first request. A trusted proxy carries the requests of many, and is bounded by the
 * total alone. Memory is bounded by the open connections.
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

  /** Whether the socket came over the network and is still open. */
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

  /** Whether a connection may carry requests of a key: it counts for that key until it carries another's. */
  tryAssignKey(socket: Socket, key: string): boolean {
    const before = this.keyOf.get(socket);
    // Not tracked: a request that never came over the network. Or a proxy's, which carries the requests of all its clients.
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

import { EventEmitter } from 'node:events';
import type { Socket } from 'node:net';
import { ClientAddresses } from './client-address';
import { ConnectionLimits } from './connection-limits';

const opened = (remoteAddress: string) => Object.assign(new EventEmitter(), { remoteAddress }) as unknown as Socket;

describe('connections', () => {
  const world = (bounds: Partial<ConstructorParameters<typeof ConnectionLimits>[0]> = {}) => {
    const all = { connectionsMax: 20, connectionsPerAddress: 3, connectionsPerKey: 2, ...bounds };
    const connections = new ConnectionLimits(all, new ClientAddresses(['10.0.0.1']));
    const from = (address: string, times: number) =>
      Array.from({ length: times }, () => opened(address)).filter((socket) => connections.tryAccept(socket));
    return { connections, from };
  };

  it('are bounded per address, a block of IPv6 counting once, and release their slots when they close', () => {
    const { connections, from } = world();
    const [first] = from('192.0.2.1', 5);
    expect(connections.open).toBe(3);
    expect(from('192.0.2.2', 5)).toHaveLength(3);
    expect([...from('2001:db8::1', 2), ...from('2001:db8::2', 2)]).toHaveLength(3);
    first?.emit('close');
    expect(from('192.0.2.1', 5)).toHaveLength(1);
  });

  it('are bounded per key, by the key of their last request', () => {
    const { connections, from } = world();
    const [a, b, c] = from('192.0.2.1', 3) as [Socket, Socket, Socket];
    expect([a, b, c, a].map((socket) => connections.tryAssignKey(socket, 'k'))).toEqual([true, true, false, true]);
    expect(connections.tryAssignKey(a, 'other')).toBe(true);
    expect(connections.tryAssignKey(c, 'k')).toBe(true);
    b.emit('close');
    expect(connections.tryAssignKey(a, 'k')).toBe(true);
    expect(connections.tryAssignKey(opened('192.0.2.1'), 'k')).toBe(true);
  });

  it('of a trusted proxy carry the requests of all clients, and are bounded by the total alone', () => {
    const { connections, from } = world();
    const sockets = from('10.0.0.1', 30);
    expect(sockets).toHaveLength(20);
    expect(sockets.every((socket) => connections.tryAssignKey(socket, 'k'))).toBe(true);
  });

  it('that remain when the server is nearly full are reserved for clients with few', () => {
    const { from } = world({ connectionsPerAddress: 15 });
    expect(from('192.0.2.1', 30)).toHaveLength(15);
    expect(from('192.0.2.2', 30)).toHaveLength(4);
    expect(from('192.0.2.3', 30)).toHaveLength(1);
    expect(from('192.0.2.4', 1)).toHaveLength(0);
  });
});

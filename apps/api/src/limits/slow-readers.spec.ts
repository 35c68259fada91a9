import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { SlowReaders } from './slow-readers';

const RATE = 1_024;
/** More than the buffers of both ends hold. */
const MUCH = 64 * 1_024 * 1_024;

type Handle = { bytesWritten: number; writeQueueSize: number };

/** A connection with the counters of the operating system. */
function connection(handle: Handle): Socket {
  return { _handle: handle } as unknown as Socket;
}

describe('a slow reader', () => {
  let now = 0;
  const readers = () => new SlowReaders(RATE, 60_000, () => now);

  /** Whether a reader with these bytes per check is cut, if data is always waiting. */
  function isCut(bytesBetweenLooks: readonly number[]): boolean {
    const all = readers();
    const handle: Handle = { bytesWritten: MUCH, writeQueueSize: MUCH };
    let cut = false;
    all.track(connection(handle), () => {
      cut = true;
    });
    all.checkAll();
    for (const bytes of bytesBetweenLooks) {
      now += 10_000;
      handle.writeQueueSize -= bytes;
      all.checkAll();
    }
    return cut;
  }

  it('is cut after a minute in which it read less than the minimum', () => {
    expect(isCut([1, 1, 1, 1, 1])).toBe(false);
    expect(isCut([1, 1, 1, 1, 1, 1])).toBe(true);
  });

  it('is not cut if it reads enough, though unevenly', () => {
    const enough = 60 * RATE;
    expect(isCut([0, 0, 0, 0, 0, enough])).toBe(false);
    expect(isCut([0, 0, 0, 0, 0, enough - 1])).toBe(true);
    expect(isCut([0, 0, enough, 0, 0, 0, 0, 0, 0, 0, 0, 0])).toBe(true);
  });

  it('is not one that has read everything: then it waits for the server', () => {
    const all = readers();
    const handle: Handle = { bytesWritten: 100, writeQueueSize: 50 };
    let cuts = 0;
    all.track(connection(handle), () => {
      cuts += 1;
    });
    for (let look = 0; look < 30; look++) {
      handle.writeQueueSize = look % 6 === 5 ? 0 : 50;
      all.checkAll();
      now += 10_000;
    }
    expect(cuts).toBe(0);
  });

  it('is forgotten with its response', () => {
    const all = readers();
    let cuts = 0;
    const ended = all.track(connection({ bytesWritten: 100, writeQueueSize: 50 }), () => {
      cuts += 1;
    });
    all.checkAll();
    ended();
    now += 120_000;
    all.checkAll();
    expect(cuts).toBe(0);
  });

  it('is detected over a real connection', async () => {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const client = connect((server.address() as AddressInfo).port, '127.0.0.1').pause();
    const [held] = (await once(server, 'connection')) as [Socket];
    const all = readers();
    let cuts = 0;
    all.track(held, () => {
      cuts += 1;
    });
    held.write(Buffer.alloc(MUCH));
    all.checkAll();
    now += 60_000;
    all.checkAll();
    expect(cuts).toBe(1);
    held.destroy();
    client.destroy();
    server.close();
  });
});

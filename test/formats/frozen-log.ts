import type { FakeKurrentDb } from '@sealtrail/platform/testing';

type Log = FakeKurrentDb['log'];

type Line = {
  readonly stream: string;
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  readonly data: unknown;
  readonly metadata: unknown;
};

/** All events of a server's log in order, one line each. */
export const dumpOf = (log: Log): string =>
  log.events
    .map(({ stream, id, type, contentType, data, metadata }) => {
      const line: Line = { stream, id, type, contentType, data: jsonIn(data), metadata: jsonIn(metadata) };
      return `${JSON.stringify(line)}\n`;
    })
    .join('');

/** Writes a dump into an empty log with the same positions and revisions. */
export function loadDump(log: Log, dump: string): void {
  for (const text of dump.split('\n').filter((line) => line !== '')) {
    const { stream, id, type, contentType, data, metadata } = JSON.parse(text) as Line;
    const event = { id, type, contentType, data: bytesOf(data), metadata: bytesOf(metadata) };
    log.append(stream, BigInt(log.of(stream).length) - 1n, [event]);
  }
}

const jsonIn = (bytes: Uint8Array): unknown => (bytes.length === 0 ? null : JSON.parse(Buffer.from(bytes).toString()));

const bytesOf = (json: unknown): Uint8Array => Buffer.from(json === null ? '' : JSON.stringify(json));

import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { Insert, Inserted } from './baseline.worker';

/** The baseline: Fastify without Nest, one insert, the same group commit. Prints its address to stdout. */
async function main(folder: string): Promise<void> {
  const worker = new Worker(join(__dirname, 'baseline.worker.js'), { workerData: join(folder, 'bare.sqlite') });
  const waiting = new Map<number, (position: number) => void>();
  worker.on('message', (inserted: readonly Inserted[]) => {
    for (const { id, position } of inserted) {
      waiting.get(id)?.(position);
      waiting.delete(id);
    }
  });
  let lastId = 0;
  const insert = (text: string): Promise<number> =>
    new Promise((resolve) => {
      const id = ++lastId;
      waiting.set(id, resolve);
      worker.postMessage({ id, text } satisfies Insert);
    });
  const server = new FastifyAdapter().getInstance();
  server.post('/*', async ({ url, body }, reply) => {
    const position = await insert(JSON.stringify(body));
    return reply.status(201).send({ id: url, revision: '0', position: String(position) });
  });
  await server.listen({ port: 0, host: '127.0.0.1' });
  process.stdout.write(`http://127.0.0.1:${(server.server.address() as AddressInfo).port}\n`);
  process.once('SIGTERM', () => process.exit(0));
}

void main(process.argv[2] ?? '');

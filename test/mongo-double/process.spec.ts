import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { MongoClient } from 'mongodb';

const MAIN = join(__dirname, '..', '..', 'dist', 'test', 'mongo-double', 'main.js');

describe('the double as a process', () => {
  it('prints its address, serves several clients, and ends on request', async () => {
    const child = spawn(process.execPath, [MAIN], { stdio: ['ignore', 'pipe', 'inherit'] });
    const exited = once(child, 'exit');
    const [url] = (await once(createInterface(child.stdout), 'line')) as [string];
    const clients = [1, 2].map(() => new MongoClient(url, { writeConcern: { w: 'majority', journal: true } }));
    const [writer, reader] = clients.map((client) => client.db('office').collection<{ _id: number }>('cases'));
    await writer?.insertOne({ _id: 1 });
    expect(await reader?.findOne()).toEqual({ _id: 1 });
    for (const client of clients) await client.close();
    child.kill('SIGTERM');
    expect(await exited).toEqual([0, null]);
  });
});

import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { eventId } from '@sealtrail/event-sourcing';
import { workerFile } from '../workers/worker-file';
import { Database } from './database';
import { SqliteEventReader } from './sqlite-event-reader';
import { SqliteEventStore } from './sqlite-event-store';

const ROUNDS = 6;
const STREAMS = 32;

/** Appends to many streams concurrently, and prints each acknowledgement at once. */
const writer = (file: string, round: number) => `
const { SqliteEventStore } = require(${JSON.stringify(workerFile(__dirname, 'sqlite-event-store'))});
const { eventId } = require(${JSON.stringify(workerFile(join(__dirname, '../../../event-sourcing/src/events'), 'ids'))});
(async () => {
  const store = await SqliteEventStore.open(${JSON.stringify(file)});
  for (let n = 0; n < ${STREAMS}; n++) follow('item-' + n);
  async function follow(stream) {
    let expected = (await store.read(stream)).at(-1)?.revision ?? -1n;
    for (;;) {
      const commandId = eventId(stream + '/${round}', Number(expected) + 1);
      const events = [0, 1].map((n) => ({ id: eventId(commandId, n), type: 'Noted', data: { by: commandId } }));
      const metadata = { actor: 'a', commandId, correlationId: 'c', causationId: null, recordedAt: '2026-03-02T01:00:00.000Z', known: {} };
      const answer = { fingerprint: 'f', rejection: null };
      const { revision, position } = await store.append({ stream, expected, events, metadata, answer });
      process.stdout.write([stream, revision, position, commandId].join(' ') + '\\n');
      expected = revision;
    }
  }
})();
`;

/** What a writer printed before it was killed: complete lines only. */
function saidUntilKilled(script: string, ms: number): Promise<readonly string[]> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    const lines: string[] = [];
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (lines.push(line) === 1) setTimeout(() => child.kill('SIGKILL'), ms);
    });
    child.on('close', () => resolve(lines));
  });
}

it(`loses nothing that it acknowledged, although it is killed ${ROUNDS} times`, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sealtrail-kill-'));
  const file = join(folder, 'events.sqlite');
  const said: string[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const lines = await saidUntilKilled(writer(file, round), 20 + ((round * 37) % 150));
    said.push(...lines.filter((line) => line.split(' ').length === 4 && line.length >= 40));
  }
  const store = await SqliteEventStore.open(file);
  const found = await everything(store);
  expect(said.length).toBeGreaterThan(ROUNDS * 10);
  for (const line of said) {
    const [stream = '', revision, position, commandId = ''] = line.split(' ');
    expect(found.get(`${stream} ${revision}`)).toBe(`${position} ${eventId(commandId, 1)}`);
    expect(await store.answerTo(commandId)).toMatchObject({ stream, revision: BigInt(revision ?? '') });
  }
  await store.close();
  const db = new Database(file);
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  // Both events of a command or none, and no gap in any stream.
  const holes = db
    .prepare(
      'SELECT count(*) FROM streams s WHERE (version + 1) % 2 <> 0 OR version + 1 <> (SELECT count(*) FROM events e WHERE e.stream_id = s.id)',
    )
    .pluck();
  expect(holes.get()).toBe(0);
  db.close();
  rmSync(folder, { recursive: true });
});

async function everything(store: SqliteEventReader): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  const head = await store.head();
  const { signal } = new AbortController();
  for await (const { events, position } of store.subscribe({ after: 0n, types: 'all', batchMax: 5_000, signal })) {
    for (const { stream, revision, position: at, id } of events) found.set(`${stream} ${revision}`, `${at} ${id}`);
    if (position >= head) break;
  }
  return found;
}

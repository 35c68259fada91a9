import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { applicationStream } from '@sealtrail/applications';
import type { RecordedEvent } from '@sealtrail/event-sourcing';
import { SqliteEventReader } from '@sealtrail/platform';
import { Database } from '@sealtrail/platform/testing';
import { supervisionStream } from '@sealtrail/supervision';
import { LogFile } from './log-file';

/** A case handled by the product itself: its events, and its open timers. */
type Template = { readonly facts: readonly Text[]; readonly timers: readonly Text[] };

/** A row whose texts have placeholders for the values of each copy: ids, the number, the fingerprint of the filing. */
type Text = readonly (readonly Part[] | number | null)[];
type Part = string | { readonly slot: number };

const OWN = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\b[0-9a-f]{64}\b|\b\d{20}[0-9X]\b/g;
const TIMER_COLUMNS = 'id, due, rank, reactor, causation_id, correlation_id, stream, command, set_at, source';

export type Copies = { readonly applicationId: string; readonly count: number };

/**
 * Copies cases of a folder whose server has stopped, bypassing the stores: events, and timers as set by the reactors. The
 * reactors' checkpoint is moved as well; the views fold the copies at the next start. Returns the number of open timers.
 */
export async function copyCases(folder: string, wished: readonly Copies[]): Promise<number> {
  const log = join(folder, 'events.sqlite');
  const timersFile = join(folder, 'timers.sqlite');
  const reader = new SqliteEventReader(log);
  const timers = new Database(timersFile);
  const file = new LogFile(log);
  try {
    const add = timers.prepare(`INSERT INTO timers (${TIMER_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
    timers.pragma('synchronous = OFF');
    timers.exec('BEGIN');
    let last = { position: 0, id: '' };
    for (const { applicationId, count } of wished) {
      const template = await templateOf(applicationId, reader, timers);
      for (let copy = 0; copy < count; copy++) {
        const own = new Map<number, string>();
        const text = (parts: Text[number]) => (Array.isArray(parts) ? textOf(parts, own) : parts);
        for (const fact of template.facts) {
          const [stream, id, type, data, meta] = fact.map(text) as [string, string, string, string, string];
          const hex = id.replaceAll('-', '');
          last = { position: file.add({ stream, id: Buffer.from(hex, 'hex'), type, data, meta }), id: hex };
        }
        for (const timer of template.timers) add.run(...timer.map(text));
      }
    }
    timers.prepare('UPDATE checkpoints SET position = ?, mark = ?').run(last.position, last.id.toUpperCase());
    timers.exec('COMMIT');
    timers.pragma('wal_checkpoint(TRUNCATE)');
    return timers.prepare('SELECT count(*) FROM timers').pluck().get() as number;
  } finally {
    file.close();
    timers.close();
    await reader.close();
  }
}

async function templateOf(
  applicationId: string,
  reader: SqliteEventReader,
  timers: InstanceType<typeof Database>,
): Promise<Template> {
  const streams = [applicationStream(applicationId), supervisionStream(applicationId)];
  const facts = (await Promise.all(streams.map((stream) => reader.read(stream))))
    .flat()
    .toSorted((a, b) => (a.position < b.position ? -1 : 1));
  const slots = new Map<string, number>();
  const compile = (row: readonly unknown[]): Text =>
    row.map((value) => (typeof value === 'string' ? partsOf(value, slots, peopleIn(facts)) : (value as number | null)));
  const set = timers
    .prepare(`SELECT ${TIMER_COLUMNS} FROM timers WHERE stream IN (?, ?)`)
    .raw()
    .all(...streams) as (string | number | null)[][];
  return {
    facts: facts.map(({ stream, id, type, data, metadata }) =>
      compile([stream, id, type, JSON.stringify(data), JSON.stringify(metadata)]),
    ),
    timers: set.map(compile),
  };
}

/** All copies have the applicant of their template: no one else is in the vault. */
const peopleIn = (facts: readonly RecordedEvent[]): ReadonlySet<string> =>
  new Set(
    facts.flatMap(({ data }) => [...JSON.stringify(data).matchAll(/"subjectId":"([^"]+)"/g)].map(([, id]) => id ?? '')),
  );

function partsOf(text: string, slots: Map<string, number>, kept: ReadonlySet<string>): readonly Part[] {
  const parts: Part[] = [];
  let end = 0;
  for (const { 0: found, index } of text.matchAll(OWN)) {
    if (kept.has(found)) continue;
    const slot = slots.get(found) ?? slots.size * 4 + kindOf(found);
    slots.set(found, slot);
    parts.push(text.slice(end, index), { slot });
    end = index + found.length;
  }
  return [...parts, text.slice(end)];
}

/** The kind of the replacement: another id, another fingerprint, another number. */
const kindOf = (found: string): number => (found.includes('-') ? 0 : found.length === 64 ? 1 : 2);

let numbers = 0;
const NEW = [
  () => randomUUID(),
  () => randomBytes(32).toString('hex'),
  () => `370100${String(++numbers).padStart(14, '9')}X`,
] as const;

function textOf(parts: readonly Part[], own: Map<number, string>): string {
  let text = '';
  for (const part of parts) text += typeof part === 'string' ? part : ownText(part.slot, own);
  return text;
}

function ownText(slot: number, own: Map<number, string>): string {
  const known = own.get(slot) ?? (NEW[slot % 4] as () => string)();
  own.set(slot, known);
  return known;
}

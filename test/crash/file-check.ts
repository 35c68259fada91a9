import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projections } from '@sealtrail/contexts';
import { projectToHead } from '@sealtrail/event-sourcing/testing';
import { type SqliteEventReader, SqliteReadStore } from '@sealtrail/platform';
import { Database } from '@sealtrail/platform/testing';

const FILES = ['events', 'views', 'timers', 'vault', 'trail'] as const;

/** Checks the integrity of every file. */
export function integrityFindings(folder: string): readonly string[] {
  return FILES.flatMap((name) => {
    const db = new Database(join(folder, `${name}.sqlite`), { readonly: true });
    const verdict = String(db.pragma('integrity_check', { simple: true }));
    db.close();
    return verdict === 'ok' ? [] : [`${name}.sqlite: ${verdict}`];
  });
}

/** The timers that are set: id → due instant. */
export function timersIn(folder: string): ReadonlyMap<string, string> {
  const db = new Database(join(folder, 'timers.sqlite'), { readonly: true });
  const set = new Map(db.prepare<[], [string, string]>('SELECT id, due FROM timers').raw().all());
  db.close();
  return set;
}

/**
 * Checks that every row of every view, including its columns and tables of elements, equals that of a clean rebuild from the
 * log.
 */
export async function viewFindings(folder: string, events: SqliteEventReader) {
  const fresh = mkdtempSync(join(tmpdir(), 'sealtrail-rebuild-'));
  try {
    const rebuilt = join(fresh, 'views.sqlite');
    const views = SqliteReadStore.openForWriting(rebuilt);
    await projectToHead({ events, views, projections });
    await views.close();
    return compare(join(folder, 'views.sqlite'), rebuilt);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

function compare(lived: string, rebuilt: string) {
  const db = new Database(lived, { readonly: true });
  db.prepare('ATTACH ? AS clean').run(rebuilt);
  const tablesOf = (schema: string) =>
    db
      .prepare<[], string>(`SELECT name FROM ${schema}.sqlite_schema WHERE type = 'table' AND name <> 'checkpoints'`)
      .pluck()
      .all();
  const findings: string[] = [];
  let documents = 0;
  const [here, there] = [tablesOf('main'), tablesOf('clean')];
  for (const table of new Set([...here, ...there])) {
    if (!here.includes(table) || !there.includes(table)) {
      findings.push(`${table} is only in one of the two files`);
      continue;
    }
    const only = (a: string, b: string) =>
      db.prepare(`SELECT * FROM ${a}."${table}" EXCEPT SELECT * FROM ${b}."${table}" LIMIT 3`).all();
    for (const row of only('main', 'clean')) findings.push(`${table}: a rebuild does not give ${brief(row)}`);
    for (const row of only('clean', 'main')) findings.push(`${table}: lacks ${brief(row)}`);
    const count = (schema: string) => db.prepare(`SELECT count(*) FROM ${schema}."${table}"`).pluck().get() as number;
    if (count('main') !== count('clean')) findings.push(`${table}: ${count('main')} rows, not ${count('clean')}`);
    if (table.startsWith('view:')) documents += count('main');
  }
  db.close();
  return { findings, documents };
}

const brief = (row: unknown): string => JSON.stringify(row).slice(0, 300);

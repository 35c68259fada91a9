import type { PersonalRead, TrailQuestion } from '@sealtrail/event-sourcing';
import { regionPrefix } from '@sealtrail/event-sourcing';
import type { Database } from 'better-sqlite3';

/** Who read whose data, in a file of its own: what is old goes, and what stands in the log stays. */
const LAYOUT = `
  CREATE TABLE IF NOT EXISTS reads (
    id TEXT PRIMARY KEY,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    file TEXT,
    entry TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS reads_by_time ON reads (at, id);
  CREATE INDEX IF NOT EXISTS reads_by_actor ON reads (actor, at, id);
  CREATE INDEX IF NOT EXISTS reads_by_file ON reads (file, at, id) WHERE file IS NOT NULL;
  CREATE TABLE IF NOT EXISTS cases (
    read TEXT NOT NULL REFERENCES reads (id) ON DELETE CASCADE,
    case_id TEXT NOT NULL,
    region TEXT NOT NULL,
    PRIMARY KEY (read, case_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS cases_by_id ON cases (case_id, read);
`;

export function layOutTrail(db: Database): void {
  db.pragma('secure_delete = ON');
  db.transaction(() => db.exec(LAYOUT)).immediate();
}

type Term = readonly [sql: string, ...values: readonly (string | number)[]];

/** The question as SQL: every value is bound, none is part of the text. */
export function sqlOf({ limit, ...question }: TrailQuestion): { readonly sql: string; readonly values: unknown[] } {
  const terms = termsOf(question);
  const where = terms.length === 0 ? '' : `WHERE ${terms.map(([sql]) => sql).join(' AND ')}`;
  const sql = `SELECT entry FROM reads r ${where} ORDER BY at DESC, id DESC LIMIT ?`;
  return { sql, values: [...terms.flatMap(([, ...values]) => values), limit] };
}

function termsOf({ region, case: asked, actor, file, from, to, after }: Omit<TrailQuestion, 'limit'>): readonly Term[] {
  const ofCase: readonly Term[] = [
    ...(asked === undefined ? [] : [['c.case_id = ?', asked] as const]),
    ...(region === null ? [] : [['substr(c.region, 1, length(?)) = ?', ...twice(regionPrefix(region))] as const]),
  ];
  const told = ofCase.map(([sql]) => sql).join(' AND ');
  return [
    ...(actor === undefined ? [] : [['actor = ?', actor] as const]),
    ...(file === undefined ? [] : [['file = ?', file] as const]),
    ...(from === undefined ? [] : [['at >= ?', from] as const]),
    ...(to === undefined ? [] : [['at < ?', to] as const]),
    ...(after === null ? [] : [['(at, id) < (?, ?)', after.at, after.id] as const]),
    ...(ofCase.length === 0
      ? []
      : [[`r.id IN (SELECT c.read FROM cases c WHERE ${told})`, ...ofCase.flatMap(([, ...v]) => v)] as const]),
  ];
}

const twice = (value: string): readonly [string, string] => [value, value];

export const entryOf = (text: string): PersonalRead => JSON.parse(text) as PersonalRead;

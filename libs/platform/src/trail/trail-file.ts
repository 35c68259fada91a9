import {
  type AccessTrailFilter,
  type PersonalDataAccess,
  prefixesAbove,
  regionPrefix,
  regionsOf,
} from '@sealtrail/event-sourcing';
import type { Database } from 'better-sqlite3';

/** Who read whose data, in a separate file: its entries expire, whereas the log keeps its events. */
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
  CREATE TABLE IF NOT EXISTS regions (
    prefix TEXT NOT NULL,
    at TEXT NOT NULL,
    read TEXT NOT NULL REFERENCES reads (id) ON DELETE CASCADE,
    PRIMARY KEY (prefix, at, read)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS regions_by_read ON regions (read);
`;

/** Entries of a version without region rows get theirs, so that queries by region find them. */
const REGIONS_OF_CASES = `
  INSERT OR IGNORE INTO regions (prefix, at, read)
  SELECT p.value, r.at, r.id FROM cases c JOIN reads r ON r.id = c.read, json_each(prefixes_above(c.region)) p;
`;

export function layOutTrail(db: Database): void {
  db.pragma('secure_delete = ON');
  db.function('prefixes_above', { deterministic: true }, (region) => JSON.stringify(prefixesAbove(String(region))));
  db.transaction(() => {
    const had = db.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'regions'").get();
    db.exec(LAYOUT);
    if (had === undefined) db.exec(REGIONS_OF_CASES);
  }).immediate();
}

type Term = readonly [sql: string, ...values: readonly string[]];

/** Stores one entry, once: by itself, for each of its cases, and for each of its regions. */
export function readingWriter(db: Database): (read: PersonalDataAccess) => void {
  const addRead = db.prepare('INSERT OR IGNORE INTO reads (id, at, actor, file, entry) VALUES (?, ?, ?, ?, ?)');
  const addCase = db.prepare('INSERT OR IGNORE INTO cases (read, case_id, region) VALUES (?, ?, ?)');
  const addRegion = db.prepare('INSERT INTO regions (prefix, at, read) VALUES (?, ?, ?)');
  return (read) => {
    const { id, at, actor, file, cases } = read;
    if (addRead.run(id, at, actor, file, JSON.stringify(read)).changes === 0) return;
    for (const one of cases) addCase.run(id, one.id, one.region);
    const prefixes = new Set(regionsOf(read).flatMap(prefixesAbove));
    for (const prefix of prefixes) addRegion.run(prefix, at, id);
  };
}

/**
 * The query as SQL: every value is bound, none is part of the text. A query by region only follows its region rows and ends
 * with the page, one by key or file theirs: otherwise all cases of three years would be scanned, on the thread that answers
 * requests.
 */
export function sqlOf({ limit, ...question }: AccessTrailFilter): { readonly sql: string; readonly values: unknown[] } {
  const { region, case: asked, actor, file } = question;
  const byRegion = region !== null && [asked, actor, file].every((each) => each === undefined);
  const from = byRegion ? 'regions g JOIN reads r ON r.id = g.read' : 'reads r';
  const [at, id] = byRegion ? ['g.at', 'g.read'] : ['r.at', 'r.id'];
  const terms = [...caseConditionOf(question, byRegion), ...termsOf(question, at, id)];
  const where = terms.length === 0 ? '' : `WHERE ${terms.map(([sql]) => sql).join(' AND ')}`;
  const sql = `SELECT r.entry FROM ${from} ${where} ORDER BY ${at} DESC, ${id} DESC LIMIT ?`;
  return { sql, values: [...terms.flatMap(([, ...values]) => values), limit] };
}

function termsOf(asked: Omit<AccessTrailFilter, 'limit'>, at: string, id: string): readonly Term[] {
  const { actor, file, from, to, after } = asked;
  return [
    ...(actor === undefined ? [] : [['r.actor = ?', actor] as const]),
    ...(file === undefined ? [] : [['r.file = ?', file] as const]),
    ...(from === undefined ? [] : [[`${at} >= ?`, from] as const]),
    ...(to === undefined ? [] : [[`${at} < ?`, to] as const]),
    ...(after === null ? [] : [[`(${at}, ${id}) < (?, ?)`, after.at, after.id] as const]),
  ];
}

/** The case condition: cases of a region, one case, or one case if it lies in the region. */
function caseConditionOf(
  { region, case: asked }: Pick<AccessTrailFilter, 'region' | 'case'>,
  byRegion: boolean,
): readonly Term[] {
  const prefix = region === null ? null : regionPrefix(region);
  if (asked !== undefined) {
    const [within, ...values] = prefix === null ? [''] : [' AND substr(c.region, 1, length(?)) = ?', prefix, prefix];
    return [[`r.id IN (SELECT c.read FROM cases c WHERE c.case_id = ?${within})`, asked, ...values]];
  }
  if (prefix === null) return [];
  const inRegion = 'EXISTS (SELECT 1 FROM regions g WHERE g.prefix = ? AND g.at = r.at AND g.read = r.id)';
  return [[byRegion ? 'g.prefix = ?' : inRegion, prefix]];
}

import type { Database, Statement } from 'better-sqlite3';
import { DamagedFile } from '../storage-errors';

/** The file does not contain what SQLite wrote, or the disk fails to return it. */
const DAMAGE = /^SQLITE_(CORRUPT|NOTADB|IOERR)/;

/** The error of a read, with the name of the file if that is damaged. */
function damageOr(file: string, error: unknown): unknown {
  const { code, message } = error as { readonly code?: unknown; readonly message?: string };
  return typeof code === 'string' && DAMAGE.test(code)
    ? new DamagedFile(`${file} is damaged: ${message} (${code})`)
    : error;
}

/** Runs a read. @throws {DamagedFile} and the read's own errors */
export function withDamageCheck<T>(file: string, look: () => T): T {
  try {
    return look();
  } catch (error) {
    throw damageOr(file, error);
  }
}

/** Makes every read of a connection report a damaged file. */
export function reportDamage(db: Database): void {
  const prepare = db.prepare.bind(db) as (source: string) => Statement;
  const telling = (source: string): Statement => {
    const statement = withDamageCheck(db.name, () => prepare(source));
    const [get, all] = [statement.get.bind(statement), statement.all.bind(statement)];
    const iterate = statement.iterate.bind(statement);
    return Object.assign(statement, {
      get: (...values: unknown[]) => withDamageCheck(db.name, () => get(...values)),
      all: (...values: unknown[]) => withDamageCheck(db.name, () => all(...values)),
      *iterate(...values: unknown[]) {
        try {
          yield* iterate(...values);
        } catch (error) {
          throw damageOr(db.name, error);
        }
      },
    });
  };
  Object.assign(db, { prepare: telling });
}

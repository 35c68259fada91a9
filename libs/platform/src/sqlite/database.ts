import { createRequire } from 'node:module';
import type BetterSqlite from 'better-sqlite3';

/**
 * better-sqlite3 12 aborts the process on Node 24.19 or later when a connection is garbage-collected after its thread has ended
 * (SIGABRT in `RemoveEnvironmentCleanupHook`); 13 requires Node-API 10 and includes its build, and does not load on Node 20.
 * Both have the same API.
 */
const NODE_API_OF_13 = 10;
/** The package that is loaded. */
export const SQLITE_ADDON = Number(process.versions['napi']) >= NODE_API_OF_13 ? 'better-sqlite3-13' : 'better-sqlite3';

export const Database = createRequire(__filename)(SQLITE_ADDON) as typeof BetterSqlite;

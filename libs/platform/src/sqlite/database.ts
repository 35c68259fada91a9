import { createRequire } from 'node:module';
import type BetterSqlite from 'better-sqlite3';

/**
 * better-sqlite3 12 ends the process on Node from 24.19 on when a connection is collected as garbage after its thread has
 * ended (SIGABRT in `RemoveEnvironmentCleanupHook`); 13 speaks Node-API 10 and brings what is built with it, and does not
 * load on Node 20. They have one API.
 */
const NODE_API_OF_13 = 10;
/** The package that is loaded. */
export const SQLITE_ADDON = Number(process.versions['napi']) >= NODE_API_OF_13 ? 'better-sqlite3-13' : 'better-sqlite3';

export const Database = createRequire(__filename)(SQLITE_ADDON) as typeof BetterSqlite;

import { RevisionConflict } from '@sealtrail/event-sourcing';
import type BetterSqlite from 'better-sqlite3';
import { StorageFull } from '../storage-errors';
import { Database } from './database';
import { GroupCommit } from './group-commit';

let db: BetterSqlite.Database;
let group: GroupCommit;

beforeEach(() => {
  db = new Database(':memory:');
  db.exec('CREATE TABLE t (n INTEGER PRIMARY KEY, text TEXT) STRICT');
  group = new GroupCommit(db);
});
afterEach(() => db.close());

const insert = (n: number, text: unknown = 'x') => db.prepare('INSERT INTO t VALUES (?, ?)').run(n, text).changes;
const kept = () => db.prepare('SELECT n FROM t ORDER BY n').pluck().all();

it('stores the writes of all tasks in one commit', () => {
  const seen: boolean[] = [];
  const attempts = group.run([() => insert(1), () => insert(2), () => seen.push(db.inTransaction)]);
  expect(attempts).toEqual([{ value: 1 }, { value: 1 }, { value: 1 }]);
  expect([kept(), seen, db.inTransaction]).toEqual([[1, 2], [true], false]);
});

it('keeps a refusal from affecting other tasks', () => {
  const conflict = new RevisionConflict('item-1', 0n, 1n);
  const refuse = () => {
    throw conflict;
  };
  expect(group.run([() => insert(1), refuse, () => insert(3)])).toEqual([
    { value: 1 },
    { error: conflict },
    { value: 1 },
  ]);
  expect(kept()).toEqual([1, 3]);
});

it('rolls back all of a task that fails half-way, and nothing of the others', () => {
  const half = () => {
    insert(2);
    insert(3, {});
  };
  const attempts = group.run([() => insert(1), half, () => insert(4)]);
  expect(attempts.map((one) => 'error' in one)).toEqual([false, true, false]);
  expect(kept()).toEqual([1, 4]);
});

it('reports a full disk, writes nothing, and continues when there is space', () => {
  db.pragma('max_page_count = 4');
  const much = () => insert(2, 'x'.repeat(100_000));
  const attempts = group.run([() => insert(1), much]);
  expect(attempts.map((one) => 'error' in one && one.error instanceof StorageFull)).toEqual([true, true]);
  expect(kept()).toEqual([]);
  db.pragma('max_page_count = 1000');
  expect(group.run([much])).toEqual([{ value: 1 }]);
});

it('throws if the outcome is unknown, and returns nothing', () => {
  const failed = Object.assign(new Error('disk I/O error'), { code: 'SQLITE_IOERR_FSYNC' });
  const task = () => {
    throw failed;
  };
  expect(() => group.run([() => insert(1), task])).toThrow(failed);
});

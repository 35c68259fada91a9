export { readBackupList, writeBackupList } from './backup/backup-list';
export { openEmptyNamespace, throwawayManifest } from './kurrentdb/testing/empty-namespace';
export { FakeKurrentDb } from './kurrentdb/testing/fake-kurrentdb';
export { Database } from './sqlite/database';
export { damagePages } from './sqlite/testing/damage-pages';

export { listOf, writeList } from './backup/backup-list';
export { bareManifest, openBareNamespace } from './kurrentdb/testing/bare-namespace';
export { FakeKurrentDb } from './kurrentdb/testing/fake-kurrentdb';
export { Database } from './sqlite/database';
export { damagePages } from './sqlite/testing/damage-pages';

export { FakeKurrentDb } from './kurrentdb/testing/fake-kurrentdb';

export { type ApiKey, type ApiKeyEvent, apiKeyStream } from './domain/api-key';
export { boundFaults, exceededBound, type Issuer, type KeyDepartment } from './domain/key-rules';
export { type Role, roles, scopeOf } from './domain/roles';

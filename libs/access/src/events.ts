export { type ApiKey, type ApiKeyEvent, apiKeyStream } from './domain/api-key';
export { DEPARTMENT_REQUIRED, type Role, roles, scopeOf } from './domain/roles';

export { type ApiKey, type ApiKeyEvent, apiKeyStream } from './domain/api-key';
export { DEPARTMENT_REQUIRED, ROLES, type Role, scopeOf } from './domain/roles';

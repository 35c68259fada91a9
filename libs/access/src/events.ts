export { type ApiKey, type ApiKeyEvent, apiKeyStream } from './domain/api-key';
export { type Role, roles, scopeOf } from './domain/roles';

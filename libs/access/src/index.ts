export { AccessModule } from './access.module';
export { accessContext } from './context';
export * from './domain/api-key';
export * from './domain/roles';
export { hashOf, keyIdOf, keyText } from './key-text';
export * from './read/key-ring';
export { ChangeApiKey } from './write/change-api-key';
export { issueAdministrator } from './write/issue-administrator';

export * from './domain/policy';

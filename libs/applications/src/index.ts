export * from './domain/application';
export type * from './domain/application-commands';
export { applicationDecider, applicationStream } from './domain/application-decider';

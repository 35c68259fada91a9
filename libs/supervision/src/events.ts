export type * from './domain/card-computation';
export * from './domain/card-enums';
export type * from './domain/card-events';
export type { Subject, SubjectKind } from './domain/card-key';
export { supervisionStream } from './domain/supervision-commands';
export * from './exemptions/exemption-enums';
export type * from './exemptions/exemption-events';

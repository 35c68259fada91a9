import type { FileKind } from './sqlite-file';

/** The application id of each kind of file (shown by `file`), and the version of its tables. */
export const EVENTS_FILE: FileKind = { applicationId: 0x5ea10001, layout: 1 };
export const VIEWS_FILE: FileKind = { applicationId: 0x5ea10002, layout: 1 };
export const TIMERS_FILE: FileKind = { applicationId: 0x5ea10003, layout: 1 };
export const VAULT_FILE: FileKind = { applicationId: 0x5ea10004, layout: 1 };
export const TRAIL_FILE: FileKind = { applicationId: 0x5ea10005, layout: 1 };

import {
  BrokenSeal,
  CheckpointConflict,
  MissingEvents,
  type RejectionData,
  RevisionConflict,
  rejectedAgain,
  SubjectTaken,
  UnknownOutcome,
  UnreadableEvent,
} from '@sealtrail/event-sourcing';
import { UnusableFile } from '../sqlite/sqlite-file';
import { DamagedFile, StorageFull, StoreUnavailable } from '../storage-errors';

/** An error as it is sent between threads: structured clones lose its class. */
export type SerializedError = {
  readonly name: string;
  readonly message: string;
  readonly stack: string;
  readonly fields: { readonly [name: string]: unknown };
};

const ERROR_CLASSES: { readonly [name: string]: (carried: SerializedError) => Error } = {
  Rejection: ({ fields }) => rejectedAgain(fields as RejectionData),
  RevisionConflict: ({ fields }) =>
    new RevisionConflict(fields.stream as string, fields.expected as bigint, fields.actual as bigint),
  SubjectTaken: ({ fields }) => new SubjectTaken(fields.subjectId as string),
  BrokenSeal: ({ message }) => new BrokenSeal(message),
  UnknownOutcome: ({ message }) => new UnknownOutcome(message),
  CheckpointConflict: ({ message }) => new CheckpointConflict(message),
  UnusableFile: ({ message }) => new UnusableFile(message),
  MissingEvents: ({ fields }) =>
    new MissingEvents(fields.stream as string, fields.revision as bigint, fields.why as string),
  UnreadableEvent: ({ fields }) =>
    new UnreadableEvent(fields.stream as string, fields.revision as bigint, fields.why as string),
  DamagedFile: ({ message }) => new DamagedFile(message),
  StorageFull: ({ message }) => new StorageFull(message),
  StoreUnavailable: ({ message }) => new StoreUnavailable(message),
};

export function serializeError(error: unknown): SerializedError {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error), stack: '', fields: {} };
  const { name, message, stack = '', ...fields } = error;
  return { name, message, stack, fields };
}

export function deserializeError(error: SerializedError): Error {
  const known = ERROR_CLASSES[error.name]?.(error);
  if (known !== undefined) return known;
  const other = new Error(error.message);
  other.name = error.name;
  other.stack = error.stack;
  return other;
}

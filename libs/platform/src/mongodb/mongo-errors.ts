import { UnknownOutcome } from '@sealtrail/event-sourcing';
import {
  MongoBulkWriteError,
  MongoCompatibilityError,
  MongoError,
  MongoInvalidArgumentError,
  MongoParseError,
  MongoServerError,
  MongoWriteConcernError,
} from 'mongodb';
import { StorageFull, StoreUnavailable } from '../storage-errors';

export const DUPLICATE_KEY = 11_000;
export const OUT_OF_DISK_SPACE = 14_031;
const NAMESPACE_NOT_FOUND = 26;

/** Codes by which a server says that it is not, or not any more, the one to ask: the network's fault, not the request's. */
const OUTAGES: ReadonlySet<number> = new Set([
  6, // HostUnreachable
  7, // HostNotFound
  50, // MaxTimeMSExpired
  64, // WriteConcernTimeout
  89, // NetworkTimeout
  91, // ShutdownInProgress
  134, // ReadConcernMajorityNotAvailableYet
  189, // PrimarySteppedDown
  262, // ExceededTimeLimit
  9_001, // SocketException
  10_107, // NotWritablePrimary
  11_600, // InterruptedAtShutdown
  11_602, // InterruptedDueToReplStateChange
  13_435, // NotPrimaryNoSecondaryOk
  13_436, // NotPrimaryOrSecondary
]);

export const isDuplicate = (error: unknown): boolean => hasCode(error, DUPLICATE_KEY);
export const isMissingCollection = (error: unknown): boolean => hasCode(error, NAMESPACE_NOT_FOUND);
const hasCode = (error: unknown, code: number): boolean => error instanceof MongoServerError && error.code === code;

/** Whether nobody knows what became of a request. */
export function isOutage(error: unknown): boolean {
  const cause = causeOf(error);
  if (!(cause instanceof MongoError)) return false;
  if (!(cause instanceof MongoServerError)) {
    return ![MongoInvalidArgumentError, MongoCompatibilityError, MongoParseError].some((kind) => cause instanceof kind);
  }
  if (cause instanceof MongoWriteConcernError) return true;
  if (cause instanceof MongoBulkWriteError && cause.result.getWriteConcernError() !== undefined) return true;
  return OUTAGES.has(Number(cause.code)) || cause.hasErrorLabel('RetryableWriteError');
}

/** The error of a whole batch hides what happened to it: a line that went dead looks like a write that was refused. */
function causeOf(error: unknown): unknown {
  const inner = error instanceof MongoBulkWriteError ? (error.errorResponse as unknown) : null;
  return inner instanceof MongoError ? inner : error;
}

/** Work that keeps nothing, or nothing that counts yet. @throws {StoreUnavailable} where nobody answers. */
export async function reading<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw isOutage(error) ? unavailable(error) : explained(error);
  }
}

/**
 * Work that keeps something, or finds out whether it was kept. In an outage nobody can tell whether it did, not even where the driver names an error that
 * would say so: it tries twice, and the second failure hides what the first attempt may have done.
 *
 * @throws {UnknownOutcome} {@link StorageFull}
 */
export async function writing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isOutage(error)) throw explained(error);
    if ((causeOf(error) as MongoError).hasErrorLabel('NoWritesPerformed')) throw unavailable(error);
    throw new UnknownOutcome(`MongoDB may or may not have saved it: ${textOf(error)}`, { cause: error });
  }
}

/**
 * As {@link writing}, for a write that does no harm when it is made twice: where nobody knows what became of it, it is made
 * once more. (By itself the driver does that only where there is a replica set.)
 */
export async function writingAgain<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isOutage(error)) throw explained(error);
    return writing(work);
  }
}

const unavailable = (error: unknown): StoreUnavailable =>
  new StoreUnavailable(`MongoDB does not respond: ${textOf(error)}`, { cause: error });

const explained = (error: unknown): unknown =>
  hasCode(error, OUT_OF_DISK_SPACE) ? new StorageFull('the disk of MongoDB is full', { cause: error }) : error;

const textOf = (error: unknown): string => (error as Error).message;

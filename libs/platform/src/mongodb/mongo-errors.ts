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

/** Error codes of a server that is not, or no longer, the primary or reachable: an outage, not an error of the request. */
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

/** Whether the outcome of a request is unknown. */
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

/** The error of a whole batch hides its cause: a broken connection looks like a refused write. */
function causeOf(error: unknown): unknown {
  const inner = error instanceof MongoBulkWriteError ? (error.errorResponse as unknown) : null;
  return inner instanceof MongoError ? inner : error;
}

/** Read-only work, or work without a lasting effect yet. @throws {StoreUnavailable} during an outage. */
export async function reading<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw isOutage(error) ? unavailable(error) : explained(error);
  }
}

/**
 * Work that writes, or finds out whether something was written. During an outage the outcome is unknown, even if the driver
 * reports an error that would imply that it failed: the driver makes two attempts, and the second failure hides what the first
 * may have done.
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
 * Like {@link writing}, for an idempotent write: if the outcome is unknown, it is repeated once. (The driver does that by
 * itself only with a replica set.)
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

import { createHash } from 'node:crypto';

/** Namespace of every id that Sealtrail derives. */
const NAMESPACE = Buffer.from('6f1d2c4e8a3b5f709c1e2d3a4b5c6d7e', 'hex');

/** The UUID version 5 (RFC 9562 §5.5) of a name: the same name always gives the same id. */
export function derivedId(...name: readonly string[]): string {
  const hash = createHash('sha1').update(NAMESPACE).update(name.join('\u0000')).digest().subarray(0, 16);
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = hash.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** The id of the n-th event of a command whose events are always the same. */
export const eventId = (commandId: string, index: number): string => derivedId('event', commandId, String(index));

/** Identifies one attempt at a command by its whole content, including the revisions it depended on. */
export const attemptHash = (said: string): string => createHash('sha256').update(said).digest('hex');

/**
 * The id of the n-th event of an attempt. A server compares only ids, so a decision at another time or with other context must
 * never have the ids of one that was sent.
 */
export const attemptEventId = (commandId: string, attempt: string, index: number): string =>
  derivedId('event', commandId, attempt, String(index));

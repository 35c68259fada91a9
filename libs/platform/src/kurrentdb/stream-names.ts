import { UnusableServer } from '../storage-errors';

/** The names of one installation's streams on a server that others may share. */
export type StreamNames = {
  /** Prefix of all event streams, and of no other stream of the namespace. */
  readonly prefix: string;
  readonly manifest: string;
  readonly stream: (stream: string) => string;
  readonly answers: (commandId: string) => string;
  /** A stream of rejections, written by one process. */
  readonly refusals: (id: string) => string;
};

const NAMESPACE = /^[a-z][a-z0-9-]{0,30}$/;

/** @throws {UnusableServer} if the namespace contains a character that the stream names use as a separator. */
export function streamNames(namespace: string): StreamNames {
  if (!NAMESPACE.test(namespace)) {
    throw new UnusableServer(`"${namespace}" is not a valid namespace: lower-case letters, digits and "-", at most 31`);
  }
  return {
    prefix: `${namespace}:`,
    // Not `!born`: a command may be named "born".
    manifest: `${namespace}#born`,
    stream: (stream) => `${namespace}:${stream}`,
    answers: (commandId) => `${namespace}!${commandId}`,
    refusals: (id) => `${namespace}?${id}`,
  };
}

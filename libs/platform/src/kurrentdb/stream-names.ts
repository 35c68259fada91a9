import { UnusableServer } from '../storage-errors';

/** The names under which one installation keeps its streams in a server that others may use too. */
export type StreamNames = {
  /** What all streams of facts begin with, and nothing else of ours. */
  readonly prefix: string;
  readonly manifest: string;
  readonly stream: (stream: string) => string;
  readonly answers: (commandId: string) => string;
  /** What commands were refused with, as one process tells it one after the other. */
  readonly refusals: (id: string) => string;
};

const NAMESPACE = /^[a-z][a-z0-9-]{0,30}$/;

/** @throws {UnusableServer} when the namespace has a sign that our names use to tell things apart. */
export function streamNames(namespace: string): StreamNames {
  if (!NAMESPACE.test(namespace)) {
    throw new UnusableServer(`"${namespace}" is not a valid namespace: lower-case letters, digits and "-", at most 31`);
  }
  return {
    prefix: `${namespace}:`,
    // Not `!born`: a command may be called "born".
    manifest: `${namespace}#born`,
    stream: (stream) => `${namespace}:${stream}`,
    answers: (commandId) => `${namespace}!${commandId}`,
    refusals: (id) => `${namespace}?${id}`,
  };
}

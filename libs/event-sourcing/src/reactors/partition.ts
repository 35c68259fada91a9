/** How many parts the work of the reactors is divided into; timers are kept by part, so it never changes. */
export const PARTITIONS = 16;

/**
 * The part a stream belongs to, by what stands behind its category: everything about one case (`application-17`,
 * `supervision-17`) is the work of one part, so that its timers keep their order.
 */
export function partitionOf(stream: string): number {
  let hash = 0x811c9dc5;
  for (let index = stream.indexOf('-') + 1; index < stream.length; index++) {
    hash = Math.imul(hash ^ stream.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0) % PARTITIONS;
}

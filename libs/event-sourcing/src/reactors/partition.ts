/** Number of partitions of the reactors' work; timers are stored by partition, so it never changes. */
export const PARTITIONS = 16;

/**
 * The partition of a stream, by the part after its category: everything about one case (`application-17`, `supervision-17`) is
 * in one partition, so that its timers keep their order.
 */
export function partitionOf(stream: string): number {
  let hash = 0x811c9dc5;
  for (let index = stream.indexOf('-') + 1; index < stream.length; index++) {
    hash = Math.imul(hash ^ stream.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0) % PARTITIONS;
}

import { createHash } from 'node:crypto';
import type { DecidedCase } from './spot-check-events';

/**
 * Which cases are drawn: all in the order of the SHA-256 of the seed, a line feed and the case's number (UTF-8, hexadecimal), and
 * of these the first, at least so many in a hundred. The seed is data: whoever has it and the list of cases draws the same.
 */
export function drawn(seed: string, percent: number, cases: readonly DecidedCase[]): readonly DecidedCase[] {
  const count = Math.ceil((cases.length * percent) / 100);
  return cases
    .map((one) => ({ one, place: createHash('sha256').update(`${seed}\n${one.number}`).digest('hex') }))
    .toSorted((a, b) => (a.place < b.place ? -1 : 1))
    .slice(0, count)
    .map(({ one }) => one);
}

import { kernelRejection } from '../commands/kernel-rejections';
import { regionContains } from './region-code';

/** The whole country, as a region. */
export const COUNTRY_CODE = '100000';

/**
 * Whether a place lies within what a key is bound to.
 *
 * @param bound `null`: nothing bounds it
 * @param place `null`: what is of no one region, which only a key without a region reaches
 */
export const liesWithin = (bound: string | null, place: string | null): boolean =>
  bound === null || (place !== null && regionContains(bound, place));

/** @throws {Rejection} `region.outside`, of the first place that does not lie within the bound */
export function mustLieWithin(bound: string | null, places: readonly string[]): void {
  const region = places.find((place) => !liesWithin(bound, place));
  if (region !== undefined) throw kernelRejection('region.outside', { region });
}

import { kernelRejection } from '../commands/kernel-rejections';
import { regionContains } from './region-code';

/** The whole country, as a region. */
export const COUNTRY_CODE = '100000';

/**
 * Whether a place lies within the region that a key is restricted to.
 *
 * @param bound `null`: no restriction
 * @param place `null`: belongs to no single region, which only an unrestricted key may access
 */
export const liesWithin = (bound: string | null, place: string | null): boolean =>
  bound === null || (place !== null && regionContains(bound, place));

/** @throws {Rejection} `region.outside`, with the first place that does not lie within the bound */
export function mustLieWithin(bound: string | null, places: readonly string[]): void {
  const region = places.find((place) => !liesWithin(bound, place));
  if (region !== undefined) throw kernelRejection('region.outside', { region });
}

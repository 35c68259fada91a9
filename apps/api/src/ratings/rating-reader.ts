import type { Role } from '@sealtrail/access';
import type { RatingReader } from '@sealtrail/ratings';
import { ratingTextReaders } from '../access/role-groups';

/** Whoever looks into single ratings sees all sums, a dashboard those of closed months. Everybody else might be the rated. */
export function ratingReaderOf(role: Role): RatingReader {
  if (ratingTextReaders.includes(role)) return 'supervision';
  return role === 'dashboard' ? 'dashboard' : 'rated';
}

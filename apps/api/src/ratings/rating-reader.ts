import type { Role } from '@sealtrail/access';
import type { RatingReader } from '@sealtrail/ratings';
import { ratingTextReaders } from '../access/role-groups';

/** Readers of single ratings see all sums, a dashboard those of closed months. All others may belong to the rated unit. */
export function ratingReaderOf(role: Role): RatingReader {
  if (ratingTextReaders.includes(role)) return 'supervision';
  return role === 'dashboard' ? 'dashboard' : 'rated';
}

import type { Role } from '@sealtrail/access';
import type { RatingReader } from '@sealtrail/ratings';

/** Those who look into single ratings. Everybody else might be the rated, or speak to them. */
const SUPERVISION: readonly Role[] = ['supervisor', 'discipline', 'admin'];

export const readerOf = (role: Role): RatingReader => (SUPERVISION.includes(role) ? 'supervision' : 'rated');

/** Of sums; a dashboard shows no single rating, and is read by those who supervise. */
export const readerOfSums = (role: Role): RatingReader => (role === 'dashboard' ? 'supervision' : readerOf(role));

import type { Role } from '@sealtrail/access';
import type { RatingReader } from '@sealtrail/ratings';
import { readingWords } from '../access/role-groups';

/** Whoever may read what people wrote looks into single ratings. Everybody else might be the rated, or speak to them. */
export const readerOf = (role: Role): RatingReader => (readingWords.includes(role) ? 'supervision' : 'rated');

/** Of sums; a dashboard shows no single rating, and is read by those who supervise. */
export const readerOfSums = (role: Role): RatingReader => (role === 'dashboard' ? 'supervision' : readerOf(role));

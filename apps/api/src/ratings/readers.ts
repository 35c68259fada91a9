import type { Role } from '@sealtrail/access';
import type { RatingReader } from '@sealtrail/ratings';

export const monthProperty = {
  description: 'Local month.',
  example: '2026-11',
  pattern: '^\\d{4}-(0[1-9]|1[0-2])$',
} as const;

/** Those who look into single ratings. Everybody else might be the rated, or speak to them. */
const SUPERVISION: readonly Role[] = ['supervisor', 'discipline', 'admin'];

export const readerOf = (role: Role): RatingReader => (SUPERVISION.includes(role) ? 'supervision' : 'rated');

/** Of sums; a dashboard shows no single rating, and is read by those who supervise. */
export const readerOfSums = (role: Role): RatingReader => (role === 'dashboard' ? 'supervision' : readerOf(role));

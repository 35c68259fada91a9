import { written } from '@sealtrail/event-sourcing';
import type { RatingSubmission } from '@sealtrail/ratings';
import type { RaterRequest, RatingWordsRequest } from './ratings.request';

/** The content of a rating, whatever its channel and subject. */
type RatingContent = Pick<
  RatingSubmission['data'],
  'level' | 'channel' | 'dimensions' | 'tags' | 'comment' | 'rater' | 'mayNameCase'
>;

/** The parts of the content written by a person. */
type RatingBody = RatingWordsRequest & { readonly rater?: RaterRequest | null };

export const ratingContentOf = ({
  level,
  channel,
  dimensions,
  tags,
  comment = null,
  rater,
  mayNameCase,
}: RatingBody): RatingContent => ({
  level,
  channel,
  tags,
  mayNameCase,
  comment: written(comment),
  dimensions: { ...dimensions },
  rater: rater ? { name: rater.name, phone: rater.phone ?? null, idNumber: rater.idNumber ?? null } : null,
});

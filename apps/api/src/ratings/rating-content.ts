import { written } from '@sealtrail/event-sourcing';
import type { RatingSubmission } from '@sealtrail/ratings';
import type { RaterRequest, RatingWordsRequest } from './ratings.request';

/** What a rating says, whoever passes it on and whatever it is about. */
type RatingContent = Pick<
  RatingSubmission['data'],
  'level' | 'channel' | 'dimensions' | 'tags' | 'comment' | 'rater' | 'mayNameCase'
>;

/** What of it was written down, by whom. */
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

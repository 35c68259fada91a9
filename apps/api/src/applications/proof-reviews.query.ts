import {
  type LateAct,
  lateActs,
  type ProofReviewFilters,
  type ReviewStanding,
  reviewStandings,
} from '@sealtrail/applications';
import { IsEnumerated } from '../http/enumerated';
import { IsCodeFilter, IsRegionFilter } from '../http/fields';
import { CountedListQuery } from '../http/page';

export class ProofReviewsQuery extends CountedListQuery {
  @IsEnumerated(reviewStandings, { optional: true })
  standing?: ReviewStanding;

  @IsEnumerated(lateActs, { optional: true })
  act?: LateAct;

  @IsCodeFilter('行为部门: department of the act.', { example: 'market', names: 'department' })
  department?: string;

  @IsCodeFilter('办件: the proofs of one case.')
  applicationId?: string;

  @IsRegionFilter()
  region?: string;

  get filters(): ProofReviewFilters {
    const { standing, act, department, applicationId, region } = this;
    return { standing, act, department, applicationId, region };
  }
}

import { apiKeyExamples } from '../access/api-keys.examples';
import { grantExamples } from '../access/grants.examples';
import { caseExamples } from '../applications/case.examples';
import { calendarExamples } from '../calendar/calendar.examples';
import { catalogExamples } from '../catalog/catalog.examples';
import { clockExamples } from '../clock/clock.examples';
import { publicationExamples } from '../efficiency/publications.examples';
import { reportExamples } from '../efficiency/reports.examples';
import { feedExamples } from '../feed/feed.examples';
import { fileExamples } from '../files/files.examples';
import { problemExamples } from '../http/problems.examples';
import { noticeExamples } from '../notices/notices.examples';
import { policyExamples } from '../policy/policy.examples';
import { ratingExamples } from '../ratings/ratings.examples';
import { cardLifeExamples } from '../supervision/card-life.examples';
import { cardExamples } from '../supervision/cards.examples';
import { dryRunExamples } from '../supervision/dry-runs.examples';
import { exemptionExamples } from '../supervision/exemptions.examples';
import { interviewExamples } from '../supervision/interviews.examples';
import { spotCheckExamples } from '../supervision/spot-checks.examples';
import { trackingExamples } from '../tracking/tracking.examples';
import { webhookExamples } from '../webhooks/webhooks.examples';
import type { RouteExamples } from './route-example';

/** Values that `/docs` fills in, for every route that needs some. */
export const EXAMPLES: RouteExamples = {
  ...apiKeyExamples,
  ...grantExamples,
  ...calendarExamples,
  ...dryRunExamples,
  ...noticeExamples,
  ...policyExamples,
  ...cardExamples,
  ...cardLifeExamples,
  ...interviewExamples,
  ...exemptionExamples,
  ...spotCheckExamples,
  ...caseExamples,
  ...catalogExamples,
  ...clockExamples,
  ...feedExamples,
  ...fileExamples,
  ...problemExamples,
  ...ratingExamples,
  ...publicationExamples,
  ...reportExamples,
  ...trackingExamples,
  ...webhookExamples,
};

import { withPresentTerms } from '@sealtrail/catalog/events';
import type { JsonObject, Upcasters } from '@sealtrail/event-sourcing';
import { withApproval, withApprover } from './approval-upcasters';

/** A proof from before it was kept who tells it and on whom it was served: on the applicant. */
const whole = (proof: unknown): JsonObject => ({
  actAt: null,
  servedOn: 'applicant',
  toldBy: null,
  weight: null,
  ...(proof as JsonObject),
});

/** Before every act could come with a proof of its service. */
function served(data: JsonObject): JsonObject {
  const proof = data['proofOfService'] ?? null;
  return { ...data, proofOfService: proof === null ? null : whole(proof) };
}

/** Before it was kept from when the act counts: `creditedAt` as its readers took it until then. */
const credited = (data: JsonObject, creditedAt: unknown): JsonObject => ({
  creditedAt: (creditedAt ?? null) as string | null,
  ...served(data),
});

/** A receipt as it was told: before one could count from its recording. */
const toldOn = (data: JsonObject): JsonObject => ({ at: data['occurredAt'] ?? '', on: data['occurredOn'] ?? '' });

const givenAtOf = ({ notice }: JsonObject): unknown => (notice as JsonObject | null)?.['givenAt'];

function laterOf(a: unknown, b: unknown): unknown {
  return String(a) > String(b) ? a : b;
}

/** A prolongation that counts by its proof was known by when it was given. */
function withNumberOfProlongation(data: JsonObject): JsonObject {
  const { credit = null } = data as { readonly credit?: JsonObject | null };
  const prolongs = (credit?.['prolongs'] ?? null) as JsonObject | null;
  return prolongs === null ? data : { ...data, credit: { ...credit, prolongs: { prolongation: null, ...prolongs } } };
}

/** It was kept for cases without a law alone, as the days between the promise and the red card. */
function graceOf({ grace = null }: JsonObject): { readonly yellow: JsonObject; readonly red: JsonObject } | null {
  const kept = grace as JsonObject | null;
  if (kept === null) return null;
  const yellow = 'days' in kept ? { days: 0 } : kept['yellow'];
  return { yellow: yellow as JsonObject, red: ('days' in kept ? kept : kept['red']) as JsonObject };
}

/** Days of grace alone were kept, of a policy whose cards fall after a limit and are counted as the law counts. */
function withCardRules({ grace, ...data }: JsonObject): JsonObject {
  const kept = graceOf({ grace: grace ?? null });
  if ('cardRules' in data || kept === null) return { cardRules: null, ...data };
  const ruleOf = (basis: string, { days }: JsonObject) => ({ basis, before: null, graceDays: days ?? 0 });
  const lastBasis = (data['statutory'] ?? null) === null ? 'promised' : 'statutory';
  const cards = [ruleOf('promised', kept.yellow), ruleOf(lastBasis, kept.red)];
  return { ...data, cardRules: { countRules: { countMode: 'nextDay', offHours: 'legalInstant', hours: [] }, cards } };
}

const lift = (type: string, how: (data: JsonObject) => JsonObject): Upcasters => ({
  [type]: (data) => ({ type, data: how(data) }),
});

/** How older facts of a case read today. */
export const upcasters: Upcasters = {
  // Before items had what they declare today, the policy's own promises stood in facts, and cases said whose key filed them, which filing is a second one, and which follows another.
  // Every receipt counted as it was told.
  ...lift('ApplicationSubmitted', (data) =>
    served({
      countsFrom: toldOn(data),
      firstCheckPromise: null,
      filedBy: null,
      sameFiling: null,
      filedBefore: [],
      successorOf: null,
      ...withPresentTerms(data),
    }),
  ),
  ...Object.assign({}, ...['OpinionGiven', 'ResultDelivered'].map((type) => lift(type, served))),
  // What was recorded alone said of what kind it was, and no more.
  ...lift('LateReportRecorded', (data) => served({ told: null, ...data })),
  // Only a proof that was added later named the fact of its act.
  // What waited for a reviewer waited for the proof alone.
  ...lift('ProofPutToReview', (data) => ({ of: null, because: 'ownProof', ...data })),
  ...lift('ProofReviewed', (data) => withNumberOfProlongation({ of: null, ...data })),
  ...lift('ProofAdded', withNumberOfProlongation),
  // What the policy leaves to a case after its limits stood in no fact.
  ...lift('ApplicationAccepted', (data) => served(withCardRules(data))),
  ...lift('DecisionMade', (data) => served(withApproval('DecisionMade')({ deliveryPromise: null, ...data }).data)),
  // The first check stayed with the window that had handed its file over.
  ...lift('FileHandedOver', (data) => ({ holder: null, holdsFrom: null, ...data })),
  // Before a non-acceptance named what is still wrong in the corrected set.
  ...lift('ApplicationNotAccepted', (data) => served({ stillWrong: [], ...data })),
  // Before it was kept how the applicant's wish was shown.
  ...lift('ApplicationWithdrawn', (data) => served({ request: null, document: null, ...data })),
  // Before acts said how they were approved, and a lapse had a termination of its own.
  ...lift('ApplicationTerminated', (data) =>
    served(withApproval('ApplicationTerminated')({ ground: null, remedies: null, ...data }).data),
  ),
  // Every notice that was not late ended the first check, whatever it named and whenever its answer was due.
  ...lift('CorrectionNoticeIssued', (data) =>
    served({
      countsFrom: data['occurredOn'] ?? null,
      deadlineBinds: true,
      beyondList: [],
      stopsCheck: data['late'] !== true,
      lengthens: null,
      ...data,
    }),
  ),
  // Every stage ran from the step before it, whenever that was told.
  ...lift('StageStarted', (data) => ({ countsFrom: toldOn(data), ...data })),
  ...lift('MaterialAdded', (data) => credited(data, null)),
  // Before a set that nobody proves could count from its recording.
  ...lift('CorrectionReceived', (data) => {
    return credited({ checkedFrom: toldOn(data), firstCheckPromise: null, ...data }, null);
  }),
  ...lift('SuspensionStarted', (data) => credited(data, givenAtOf(data))),
  ...lift('SuspensionNoticeGiven', (data) => credited({ expected: null, ownLimit: null, ...data }, data['occurredAt'])),
  // A prolongation was known by when it was given.
  ...lift('SuspensionProlonged', (data) => credited({ prolongation: null, ...data }, data['occurredAt'])),
  ...lift('SuspensionEnded', (data) => credited(data, null)),
  ...lift('ApplicationExtended', (data) =>
    credited(withApprover({ branches: [], ...data }).data, laterOf(data['approvedAt'], data['notifiedAt'])),
  ),
  ...lift('HandlerAssigned', (data) => ({ holdsFrom: data['occurredAt'] as string, keeps: [], ...data })),
};

import { withPresentTerms } from '@sealtrail/catalog/events';
import type { JsonObject, Upcasters } from '@sealtrail/event-sourcing';
import { withApproval, withApprover } from './approval-upcasters';

/** Proofs stored before reporter and served party were recorded: served on the applicant. */
const whole = (proof: unknown): JsonObject => ({
  actAt: null,
  servedOn: 'applicant',
  toldBy: null,
  weight: null,
  ...(proof as JsonObject),
});

/** Acts stored before every act could have a proof of service. */
function served(data: JsonObject): JsonObject {
  const proof = data['proofOfService'] ?? null;
  return { ...data, proofOfService: proof === null ? null : whole(proof) };
}

/** Acts stored before `creditedAt`: the value that readers assumed until then. */
const credited = (data: JsonObject, creditedAt: unknown): JsonObject => ({
  creditedAt: (creditedAt ?? null) as string | null,
  ...served(data),
});

/** A receipt as reported, from before one could count from its recording. */
const toldOn = (data: JsonObject): JsonObject => ({ at: data['occurredAt'] ?? '', on: data['occurredOn'] ?? '' });

const givenAtOf = ({ notice }: JsonObject): unknown => (notice as JsonObject | null)?.['givenAt'];

function laterOf(a: unknown, b: unknown): unknown {
  return String(a) > String(b) ? a : b;
}

/** A prolongation was identified by its time. */
function withNumberOfProlongation(data: JsonObject): JsonObject {
  const { credit = null } = data as { readonly credit?: JsonObject | null };
  const prolongs = (credit?.['prolongs'] ?? null) as JsonObject | null;
  return prolongs === null ? data : { ...data, credit: { ...credit, prolongs: { prolongation: null, ...prolongs } } };
}

/** It was stored only for cases without a statutory limit, as the days between the promised limit and the red card. */
function graceOf({ grace = null }: JsonObject): { readonly yellow: JsonObject; readonly red: JsonObject } | null {
  const kept = grace as JsonObject | null;
  if (kept === null) return null;
  const yellow = 'days' in kept ? { days: 0 } : kept['yellow'];
  return { yellow: yellow as JsonObject, red: ('days' in kept ? kept : kept['red']) as JsonObject };
}

/** Only days of grace were stored, for policies whose cards are due after a limit and counted by law. */
function withCardRules({ grace, ...data }: JsonObject): JsonObject {
  const kept = graceOf({ grace: grace ?? null });
  if ('cardRules' in data || kept === null) return { cardRules: null, ...data };
  const ruleOf = (basis: string, { days }: JsonObject) => ({ basis, before: null, graceDays: days ?? 0 });
  const lastBasis = (data['statutory'] ?? null) === null ? 'promised' : 'statutory';
  const cards = [ruleOf('promised', kept.yellow), ruleOf(lastBasis, kept.red)];
  return { ...data, cardRules: { countRules: { countMode: 'nextDay', offHours: 'legalInstant', hours: [] }, cards } };
}

/** Before a closing stored its time by owner. */
const untimed = (data: JsonObject, ...members: readonly string[]): JsonObject => ({
  ...data,
  ...Object.fromEntries(members.map((member) => [member, { time: null, ...(data[member] as JsonObject) }])),
});

const lift = (type: string, how: (data: JsonObject) => JsonObject): Upcasters => ({
  [type]: (data) => ({ type, data: how(data) }),
});

/** Upcasters of the case events. */
export const upcasters: Upcasters = {
  // Stored before items had their present members, events had the policy's promises, and cases the source of the key, duplicate filings and
  // predecessors. Every receipt counted as reported.
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
  // A late report stored only the kind of its act.
  ...lift('LateReportRecorded', (data) => served({ told: null, ...data })),
  // Only a proof added later named the event of its act.
  // An act under review waited only for its proof.
  ...lift('ProofPutToReview', (data) => ({ of: null, because: 'ownProof', ...data })),
  ...lift('ProofReviewed', (data) => withNumberOfProlongation({ of: null, ...data })),
  ...lift('ProofAdded', withNumberOfProlongation),
  // No event stored the grace that the policy allows after the limits of a case.
  ...lift('ApplicationAccepted', (data) => served(withCardRules(data))),
  ...lift('DecisionMade', (data) =>
    untimed(served(withApproval('DecisionMade')({ deliveryPromise: null, ...data }).data), 'closing'),
  ),
  // The first check stayed with the window that had handed over its file.
  ...lift('FileHandedOver', (data) => ({ holder: null, holdsFrom: null, ...data })),
  // Before a non-acceptance named the remaining defects of the corrected set.
  ...lift('ApplicationNotAccepted', (data) => untimed(served({ stillWrong: [], ...data }), 'closing')),
  // Before the form of the applicant's request was stored.
  ...lift('ApplicationWithdrawn', (data) => untimed(served({ request: null, document: null, ...data }), 'closing')),
  ...lift('ApplicationReturned', (data) => untimed(data, 'closing')),
  ...lift('ApplicationReopened', (data) => ({ ...data, undoes: untimed(data['undoes'] as JsonObject, 'closing') })),
  ...lift('ClosingReassessed', (data) => untimed(data, 'before', 'after')),
  // Before acts stored how they were approved, and a lapse had its own termination.
  ...lift('ApplicationTerminated', (data) =>
    untimed(served(withApproval('ApplicationTerminated')({ ground: null, remedies: null, ...data }).data), 'closing'),
  ),
  // Every notice that was not late ended the first check, whatever it named and whatever its deadline.
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
  // Every stage ran from the preceding step, regardless of when that was reported.
  ...lift('StageStarted', (data) => ({ countsFrom: toldOn(data), ...data })),
  ...lift('MaterialAdded', (data) => credited(data, null)),
  // Before an unproved set could count from its recording.
  ...lift('CorrectionReceived', (data) => {
    return credited({ checkedFrom: toldOn(data), firstCheckPromise: null, ...data }, null);
  }),
  ...lift('SuspensionStarted', (data) => credited(data, givenAtOf(data))),
  ...lift('SuspensionNoticeGiven', (data) => credited({ expected: null, ownLimit: null, ...data }, data['occurredAt'])),
  // A prolongation was identified by its time.
  ...lift('SuspensionProlonged', (data) => credited({ prolongation: null, ...data }, data['occurredAt'])),
  ...lift('SuspensionEnded', (data) => credited(data, null)),
  ...lift('ApplicationExtended', (data) =>
    credited(withApprover({ branches: [], ...data }).data, laterOf(data['approvedAt'], data['notifiedAt'])),
  ),
  ...lift('HandlerAssigned', (data) => ({ holdsFrom: data['occurredAt'] as string, keeps: [], ...data })),
};

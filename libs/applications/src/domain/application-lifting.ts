import { withTermsOfToday } from '@sealtrail/catalog/events';
import type { Upcasters } from '@sealtrail/event-sourcing';
import { withApproval, withApprover } from './approval-lifting';

/** How older facts of a case read today. */
export const upcasters: Upcasters = {
  // Before items had what they declare today, and cases said whose key filed them and which filing is a second one.
  ApplicationSubmitted: (data) => ({
    type: 'ApplicationSubmitted',
    data: { filedBy: null, sameFiling: null, ...withTermsOfToday(data) },
  }),

  // Every notice that was not late ended the first check, whatever it named and whenever its answer was due.
  CorrectionNoticeIssued: (data) => ({
    type: 'CorrectionNoticeIssued',
    data: {
      countsFrom: data['occurredOn'] ?? null,
      deadlineBinds: true,
      beyondList: [],
      stopsCheck: data['late'] !== true,
      lengthens: null,
      ...data,
    },
  }),

  // Before a corrected set came with what proves its day.
  CorrectionReceived: (data) => ({ type: 'CorrectionReceived', data: { proofOfService: null, ...data } }),

  // Before acts said how they were approved, and a lapse had a termination of its own.
  // An extension gave no days to branches.
  ApplicationExtended: (data) => withApprover({ branches: [], ...data }),
  ApplicationTerminated: (data) => withApproval('ApplicationTerminated')({ ground: null, remedies: null, ...data }),
  DecisionMade: withApproval('DecisionMade'),
};

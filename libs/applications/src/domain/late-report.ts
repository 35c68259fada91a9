import type { ApplicationDecisionContext, Case } from './application';
import type { LateReportRecorded } from './application-events';
import type { OfficialDocument } from './case-fact';
import { lateActOf } from './late-acts';
import { caseFactOf } from './preconditions';
import type { OvertakenAct } from './proof-commands';

/** An act overtaken by a deemed acceptance, a timer, an earlier report or the closing of the case. */
export function lateReportRecorded(
  state: Case,
  context: Pick<ApplicationDecisionContext, 'calendar'>,
  act: OvertakenAct,
): LateReportRecorded {
  const { proofOfService } = act.data;
  return {
    type: 'LateReportRecorded',
    data: {
      ...caseFactOf(state, context, act.data),
      what: lateActOf(act),
      document: documentOf(act),
      proofOfService,
      told: withoutProof(act),
    },
  };
}

/** The agency's document; a paper of the applicant is stored only with the act. */
const documentOf = ({ data }: OvertakenAct): OfficialDocument | null =>
  'document' in data && data.document !== null && 'seal' in data.document ? data.document : null;

export const withoutProof = (act: OvertakenAct): OvertakenAct =>
  ({ type: act.type, data: { ...act.data, proofOfService: null } }) as OvertakenAct;

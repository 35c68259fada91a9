import { factOf } from './acts';
import type { ApplicationKnown, Case } from './application';
import type { LateReportRecorded } from './application-events';
import type { LateReport } from './case-words';
import type { OvertakenAct } from './proof-commands';

const WHAT: { readonly [Type in OvertakenAct['type']]: LateReport } = {
  ReceiveCorrection: 'correctedSet',
  AcceptApplication: 'acceptance',
  RefuseAcceptance: 'nonAcceptance',
  EndSuspension: 'suspensionEnd',
};

/** An act that silence, a timer or an earlier telling has overtaken, and that nothing proves. */
export function overtaken(
  state: Case,
  facts: Pick<ApplicationKnown, 'calendar'>,
  act: OvertakenAct,
): LateReportRecorded {
  const { proofOfService } = act.data;
  return {
    type: 'LateReportRecorded',
    data: {
      ...factOf(state, facts, act.data),
      what: WHAT[act.type],
      document: 'document' in act.data ? act.data.document : null,
      proofOfService,
      told: withoutProof(act),
    },
  };
}

export const withoutProof = (act: OvertakenAct): OvertakenAct =>
  ({ type: act.type, data: { ...act.data, proofOfService: null } }) as OvertakenAct;

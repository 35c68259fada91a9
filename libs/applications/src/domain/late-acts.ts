import type { Material } from './case-fact';
import type { ProvableAct } from './proof-commands';
import type { LateAct } from './proof-enums';

const ACT_OF: { readonly [Type in ProvableAct['type']]: LateAct } = {
  AddMaterial: 'material',
  IssueCorrectionNotice: 'correctionNotice',
  ReceiveCorrection: 'correctedSet',
  AcceptApplication: 'acceptance',
  RefuseAcceptance: 'nonAcceptance',
  GiveOpinion: 'opinion',
  StartSuspension: 'suspension',
  GiveSuspensionNotice: 'suspensionNotice',
  ProlongSuspension: 'prolongation',
  EndSuspension: 'suspensionEnd',
  ExtendApplication: 'extension',
  DecideApplication: 'decision',
  DeliverResult: 'delivery',
  WithdrawApplication: 'withdrawal',
  TerminateApplication: 'termination',
};

export const lateActOf = ({ type }: Pick<ProvableAct, 'type'>): LateAct => ACT_OF[type];

/** Materials submitted with an act that is stored as a late report. */
export function materialsOf(act: ProvableAct | null): readonly Material[] {
  if (act?.type === 'AddMaterial') return [act.data.material];
  return act?.type === 'ReceiveCorrection' ? act.data.materials : [];
}

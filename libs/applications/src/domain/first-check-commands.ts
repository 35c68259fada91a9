import type { CommandMessage, WrittenText } from '@sealtrail/event-sourcing';
import type { Term } from '@sealtrail/working-days';
import type { NonAcceptanceGround } from './case-enums';
import type { Material, MissingMaterial, OfficialDocument, ProofOfService, Remedies } from './case-fact';
import type { OfficialAct, ServedActTimes, ServedOfficialAct } from './reporting';

export type IssueCorrectionNotice = CommandMessage<
  'IssueCorrectionNotice',
  ServedOfficialAct & {
    readonly missing: readonly MissingMaterial[];
    readonly document: OfficialDocument;
    /** The applicant's time to answer. */
    readonly deadline: Term;
  }
>;

export type CorrectOnTheSpot = CommandMessage<'CorrectOnTheSpot', OfficialAct & { readonly what: WrittenText }>;

export type ReceiveCorrection = CommandMessage<
  'ReceiveCorrection',
  ServedActTimes & {
    readonly department: string | null;
    readonly officer: string | null;
    readonly materials: readonly Material[];
    /** 收件凭证: when it was received; by courier: when it was posted. */
    readonly proofOfService: ProofOfService | null;
  }
>;

export type AcceptApplication = CommandMessage<
  'AcceptApplication',
  ServedOfficialAct & {
    readonly document: OfficialDocument;
    readonly deferral: { readonly materials: readonly string[]; readonly term: Term } | null;
    readonly commitments: readonly string[];
  }
>;

export type RefuseAcceptance = CommandMessage<
  'RefuseAcceptance',
  ServedOfficialAct & {
    readonly ground: NonAcceptanceGround;
    readonly reason: WrittenText;
    readonly rightDepartment: string | null;
    /** Each material of the corrected set, and its defect. */
    readonly stillWrong: readonly MissingMaterial[];
    readonly remedies: Remedies;
    readonly document: OfficialDocument;
  }
>;

/** 移交: an entrusted window gives the file to the item's department; either reports it. */
export type HandOverFile = CommandMessage<'HandOverFile', OfficialAct & { readonly document: OfficialDocument }>;

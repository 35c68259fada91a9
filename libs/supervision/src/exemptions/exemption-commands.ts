import type { CommandMessage, Instant } from '@sealtrail/event-sourcing';
import type { ExemptionGround } from './exemption-enums';

/** Declare an exemption, or tell it anew: a longer or a shorter time, another document. */
export type DeclareExemption = CommandMessage<
  'DeclareExemption',
  {
    readonly exemption: string;
    readonly ground: ExemptionGround;
    /** `null`: that of the case. */
    readonly region: string | null;
    readonly department: string | null;
    readonly application: string | null;
    readonly from: Instant;
    readonly to: Instant | null;
    readonly document: string;
    /** Id of the key, or of the official bound to it. */
    readonly by: string;
    /** Department of the key; `null`: it belongs to none. Must not be an exempted one. */
    readonly byDepartment: string | null;
    readonly at: Instant;
  }
>;

export const EXEMPTIONS_STREAM = 'supervisionExemption-all';

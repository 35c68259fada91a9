import type { Event, Instant } from '@sealtrail/event-sourcing';
import type { ExemptionGround } from './exemption-enums';

/** What an exemption covers: one case, or all of a region, or of one department of it. */
export type ExemptionScope = {
  readonly ground: ExemptionGround;
  /** Of a case the region of its receipt. */
  readonly region: string;
  /** `null`: every department. */
  readonly department: string | null;
  /** `null`: no case in particular. */
  readonly application: string | null;
};

/**
 * 免予监察: no card falls for what is covered, from `from` to `to`, as far as that is not before this was recorded. Limits and figures are
 * the law's, and stay. Told again of one id it takes the place of what was told before, from its recording on.
 */
export type ExemptionDeclared = Event<
  'ExemptionDeclared',
  ExemptionScope & {
    readonly exemption: string;
    /** `1`, `2`, … of the exemption. */
    readonly version: string;
    readonly from: Instant;
    /** `null`: until it is told to end. */
    readonly to: Instant | null;
    /** 发文字号 of the document that declares it. */
    readonly document: string;
    /** Id of the key, or of the official bound to it; and of which department. */
    readonly declaredBy: string;
    readonly declaredFrom: string | null;
    readonly declaredAt: Instant;
  }
>;

export type ExemptionEvent = ExemptionDeclared;

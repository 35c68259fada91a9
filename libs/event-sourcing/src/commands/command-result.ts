import type { JsonObject } from '../events/event';
import { defineEnumeration, type ValueOf } from '../words/enumeration';

export const effectKinds = defineEnumeration(
  { zh: '生效情况', en: 'Effect' },
  {
    applied: { zh: '已生效', note: 'as reported' },
    partly: { zh: '部分生效', note: 'it takes effect, but not in everything it states' },
    recordedOnly: { zh: '仅记录', note: 'it is recorded and has no effect' },
  },
);
export type EffectKind = ValueOf<typeof effectKinds>;

/** One limit of a clock. */
export type LimitName = { readonly clock: string; readonly basis: string };

/**
 * To what extent a command took effect as reported. The reason is a code of its context; `null`: nothing to report. `limits`,
 * if present, are those for which the reported act does not count as reported.
 */
export type Effect = {
  readonly kind: EffectKind;
  readonly reason: string | null;
  readonly limits?: readonly LimitName[];
};

export const APPLIED: Effect = { kind: 'applied', reason: null };

/** The state already was as requested. */
export const UNCHANGED: Effect = { kind: 'applied', reason: 'unchanged' };

/** One clock of the changed entity, with its limits. */
export type ResultLimit = {
  /** Id of the clock. */
  readonly clock: string;
  readonly kind: string;
  /** The clock has not ended. */
  readonly running: boolean;
  readonly promised: JsonObject | null;
  readonly statutory: JsonObject | null;
};

/**
 * The result of every command, as of its revision: the same command always gets the same result, whatever has been appended
 * since.
 */
export type CommandResult<Numbers extends JsonObject = JsonObject> = {
  readonly stream: string;
  readonly revision: bigint;
  readonly position: bigint;
  readonly effect: Effect;
  readonly limits: readonly ResultLimit[];
  /** Numbers that later commands have to name. */
  readonly numbers: Numbers;
};

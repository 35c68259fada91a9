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
 * How far a command took effect as it was told. The reason is a code of its context; `null`: nothing needs to be said.
 * `limits`, where there are any, are those for which it does not count as it was told.
 */
export type Effect = {
  readonly kind: EffectKind;
  readonly reason: string | null;
  readonly limits?: readonly LimitName[];
};

export const APPLIED: Effect = { kind: 'applied', reason: null };

/** Everything is already as it was asked for. */
export const UNCHANGED: Effect = { kind: 'applied', reason: 'unchanged' };

/** One clock of the thing that was changed, with its limits. */
export type ResultLimit = {
  /** Id of the clock. */
  readonly clock: string;
  readonly kind: string;
  /** It has not ended. */
  readonly running: boolean;
  readonly promised: JsonObject | null;
  readonly statutory: JsonObject | null;
};

/**
 * What every command answers with. All of it is as of the answered revision: the same command hears the same answer,
 * whatever has come since.
 */
export type CommandResult<Numbers extends JsonObject = JsonObject> = {
  readonly stream: string;
  readonly revision: bigint;
  readonly position: bigint;
  readonly effect: Effect;
  readonly limits: readonly ResultLimit[];
  /** What the commands that follow have to name. */
  readonly numbers: Numbers;
};

import type { OfficialDocument } from '@sealtrail/applications/events';
import { type RecordedEvent, type Sealed, type Vault, type WrittenText } from '@sealtrail/event-sourcing';
import type { RatingStreamEvent } from '../domain/loop-decider';
import type { Finding, VoidCause } from '../domain/loop-enums';
import type { RatingChannel } from '../domain/rating-enums';
import type { RatingLevel } from '../domain/rating-level';

/** A completed step of the desk: by whom and when. */
type LoopStepDone = { readonly by: string; readonly at: string };

/** The loop of a rating, step by step, without its texts. */
export type RatingLoop = {
  readonly verification: (LoopStepDone & { readonly finding: Finding; readonly inTime: boolean }) | null;
  readonly reply: (LoopStepDone & { readonly inTime: boolean | null }) | null;
  /** 回访, in order of attempts. */
  readonly visits: readonly (LoopStepDone & {
    readonly reached: boolean;
    readonly satisfied: boolean | null;
    readonly inTime: boolean;
  })[];
  readonly followUp: { readonly level: RatingLevel; readonly channel: RatingChannel; readonly at: string } | null;
  readonly voided:
    | (LoopStepDone & { readonly cause: VoidCause; readonly reason: WrittenText; readonly document: OfficialDocument })
    | null;
};

/** Its texts, from the vault; `null`: none, or erased. */
export type RatingLoopTexts = {
  readonly verification: WrittenText | null;
  readonly reply: WrittenText | null;
  readonly visit: WrittenText | null;
  readonly followUp: WrittenText | null;
};

type Facts = readonly RecordedEvent<RatingStreamEvent>[];

const latest = <Type extends RatingStreamEvent['type']>(facts: Facts, type: Type) =>
  facts.findLast((fact) => fact.type === type)?.data as Extract<RatingStreamEvent, { type: Type }>['data'] | undefined;

/** The event of the rating itself; `undefined`: there is none. */
export const givenIn = (facts: Facts) => latest(facts, 'RatingGiven');

export function loopOf(facts: Facts): RatingLoop {
  const verified = latest(facts, 'RatingVerified');
  const answered = latest(facts, 'RaterAnswered');
  const followUp = latest(facts, 'FollowUpGiven');
  const voided = latest(facts, 'RatingVoided');
  return {
    verification: verified
      ? { finding: verified.finding, by: verified.by, at: verified.at, inTime: verified.inTime }
      : null,
    reply: answered ? { by: answered.by, at: answered.at, inTime: answered.inTime } : null,
    visits: facts.flatMap((fact) => {
      if (fact.type !== 'RaterVisited') return [];
      const { reached, satisfied, by, at, inTime } = fact.data;
      return [{ reached, satisfied, by, at, inTime }];
    }),
    followUp: followUp ? { level: followUp.followUp, channel: followUp.channel, at: followUp.at } : null,
    voided: voided
      ? { cause: voided.cause, reason: voided.reason, document: voided.document, by: voided.by, at: voided.at }
      : null,
  };
}

export async function loopTextsOf(facts: Facts, vault: Vault): Promise<RatingLoopTexts> {
  return {
    verification: await textOf(latest(facts, 'RatingVerified')?.note, 'text', vault),
    reply: await textOf(latest(facts, 'RaterAnswered')?.reply, 'text', vault),
    visit: await textOf(latest(facts, 'RaterVisited')?.note, 'text', vault),
    followUp: await textOf(latest(facts, 'FollowUpGiven')?.comment, 'text', vault),
  };
}

/** A text by its name in the vault; `null`: none, or erased. */
export async function textOf(
  sealed: Sealed | null | undefined,
  name: string,
  vault: Vault,
): Promise<WrittenText | null> {
  const text = sealed ? (await vault.open(sealed))?.[name] : null;
  return isWritten(text) ? text : null;
}

/** The vault returns texts as they were sealed: as written by a person. */
const isWritten = (kept: unknown): kept is WrittenText => typeof kept === 'string';

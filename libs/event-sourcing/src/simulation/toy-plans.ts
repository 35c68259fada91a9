import type { Decider } from '../commands/decider';
import { rejectedAgain } from '../commands/rejection-catalogue';
import { defineWrite, noContext } from '../commands/write-definition';
import type { Dispatch } from '../contexts/dispatch';
import type { CommandMessage, Event, Instant, JsonObject } from '../events/event';
import type { EventStore } from '../events/event-store';
import type { Reactor } from '../reactors/reactor';
import { pipelineOver } from '../testing/pipeline-over';
import type { Clock } from '../time/clock';

/** What is to follow, immediately or at an instant, with what is to follow from that. */
export type Plan = {
  readonly stream: string;
  readonly name: string;
  readonly at?: Instant;
  readonly rank?: number;
  readonly follow?: readonly Plan[];
  /** The rules will refuse it. */
  readonly refused?: boolean;
};

export type Made = Event<'Made', { name: string; plan: JsonObject }>;
export type Make = CommandMessage<'Make', { plan: Plan }>;

/** A domain that carries out plans: each plan that is made triggers the plans that follow from it. */
const makeDecider: Decider<null, Make, Made> = {
  initial: null,
  decide: {
    Make: ({ plan }) => {
      if (plan.refused) throw rejectedAgain({ code: 'plan.refused', parameters: { plan: plan.name }, errors: [] });
      return [{ type: 'Made', data: { name: plan.name, plan: plan as JsonObject } }];
    },
  },
  evolve: { Made: () => null },
};

export const followUp: Reactor<Made, Make> = {
  name: 'follow-up',
  on: {
    Made: ({ data }) =>
      ((data.plan as Plan).follow ?? []).map((plan) => ({
        stream: plan.stream,
        command: { type: 'Make', data: { plan } },
        ...(plan.at !== undefined && { at: plan.at }),
        ...(plan.rank !== undefined && { rank: plan.rank }),
      })),
  },
};

const making = defineWrite({ decider: makeDecider, context: noContext });

/** Handles the commands of this domain. */
export const makeIn = (store: EventStore, clock: Clock): Dispatch => {
  const pipeline = pipelineOver(store, clock);
  return ({ stream, command }, commandMetadata) =>
    pipeline.run(making, { stream, command: command as Make, commandMetadata, scope: null });
};

/** Starts a plan, as a caller would. */
export const begin = (store: EventStore, clock: Clock, plan: Plan): Promise<unknown> =>
  makeIn(store, clock)(
    { stream: plan.stream, command: { type: 'Make', data: { plan } } },
    {
      actor: 'key-1',
      commandId: `begin ${plan.stream} ${plan.name}`,
      correlationId: `trace of ${plan.name}`,
      causationId: null,
      fingerprint: null,
      expectedRevision: null,
    },
  );

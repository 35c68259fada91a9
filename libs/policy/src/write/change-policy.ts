import { Injectable } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  type CommandMetadata,
  CommandPipeline,
  type CommandResult,
  defineWrite,
  isRegionCode,
  mustLieWithin,
  noContext,
  type Scope,
} from '@sealtrail/event-sourcing';
import type { PolicyCommand } from '../domain/policy-commands';
import { type AdoptedPolicies, POLICIES_STREAM, policyById, policyDecider } from '../domain/policy-decider';

/** `created`: the policy did not exist before. */
export type PolicyResult = CommandResult<{ readonly created: boolean; readonly version: number }>;

/** The region whose policies the key may change. */
type RegionScope = Pick<Scope, 'region'>;

type CommandOnState = { readonly command: PolicyCommand; readonly state: AdoptedPolicies };

/** A policy applies in every region below its own, so a key bound to a region adopts none for a region above it or outside it. */
function mustBeOfRegion({ region: bound }: RegionScope, { command: { data }, state }: CommandOnState): void {
  const known = policyById(state, data.policy);
  mustLieWithin(bound, [
    ...(known === undefined ? [] : [known.region]),
    ...(isRegionCode(data.region) ? [data.region] : []),
  ]);
}

/** Carries any policy command over the bus. */
export class ChangePolicy extends Command<PolicyResult> {
  constructor(
    readonly command: PolicyCommand,
    readonly commandMetadata: CommandMetadata,
    readonly scope: RegionScope,
  ) {
    super();
  }
}

@Injectable()
@CommandHandler(ChangePolicy)
export class ChangePolicyHandler implements ICommandHandler<ChangePolicy> {
  constructor(private readonly pipeline: CommandPipeline) {}

  execute({ command, commandMetadata, scope }: ChangePolicy): Promise<PolicyResult> {
    const { policy } = command.data;
    const write = defineWrite({
      decider: policyDecider,
      see: mustBeOfRegion,
      context: noContext,
      numbers: ({ before, after }: { readonly before: AdoptedPolicies; readonly after: AdoptedPolicies }) => ({
        created: policyById(before, policy) === undefined,
        version: policyById(after, policy)?.versions.length ?? 0,
      }),
    });
    return this.pipeline.run(write, { stream: POLICIES_STREAM, command, commandMetadata, scope });
  }
}

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

/** `created`: the policy was not there before. */
export type PolicyResult = CommandResult<{ readonly created: boolean; readonly version: number }>;

/** What a key may change: the policies of its region. */
type RegionScope = Pick<Scope, 'region'>;

type CommandOnState = { readonly command: PolicyCommand; readonly state: AdoptedPolicies };

/** A policy judges in every region below its own: whoever is bound to a region adopts none above or beside it. */
function mustBeOfRegion({ region: bound }: RegionScope, { command: { data }, state }: CommandOnState): void {
  const known = policyById(state, data.policy);
  mustLieWithin(bound, [
    ...(known === undefined ? [] : [known.region]),
    ...(isRegionCode(data.region) ? [data.region] : []),
  ]);
}

/** Carries any command about a policy over the bus. */
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

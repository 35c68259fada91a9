import { Injectable } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  CommandPipeline,
  defineWrite,
  type Envelope,
  isRegionCode,
  mustLieWithin,
  nothingKnown,
  type Receipt,
  type Scope,
} from '@sealtrail/event-sourcing';
import type { PolicyCommand } from '../domain/policy-commands';
import { type AdoptedPolicies, POLICIES_STREAM, policyById, policyDecider } from '../domain/policy-decider';

/** `created`: the policy was not there before. */
export type PolicyReceipt = Receipt<{ readonly created: boolean; readonly version: number }>;

/** What a key may change: the policies of its region. */
type Bounds = Pick<Scope, 'region'>;

type Asked = { readonly command: PolicyCommand; readonly state: AdoptedPolicies };

/** A policy judges in every region below its own: whoever is bound to a region adopts none above or beside it. */
function mustBeOfRegion({ region: bound }: Bounds, { command: { data }, state }: Asked): void {
  const known = policyById(state, data.policy);
  mustLieWithin(bound, [
    ...(known === undefined ? [] : [known.region]),
    ...(isRegionCode(data.region) ? [data.region] : []),
  ]);
}

/** Carries any command about a policy over the bus. */
export class ChangePolicy extends Command<PolicyReceipt> {
  constructor(
    readonly command: PolicyCommand,
    readonly envelope: Envelope,
    readonly scope: Bounds,
  ) {
    super();
  }
}

@Injectable()
@CommandHandler(ChangePolicy)
export class ChangePolicyHandler implements ICommandHandler<ChangePolicy> {
  constructor(private readonly pipeline: CommandPipeline) {}

  execute({ command, envelope, scope }: ChangePolicy): Promise<PolicyReceipt> {
    const { policy } = command.data;
    const write = defineWrite({
      decider: policyDecider,
      see: mustBeOfRegion,
      context: nothingKnown,
      numbers: ({ before, after }: { readonly before: AdoptedPolicies; readonly after: AdoptedPolicies }) => ({
        created: policyById(before, policy) === undefined,
        version: policyById(after, policy)?.versions.length ?? 0,
      }),
    });
    return this.pipeline.run(write, { stream: POLICIES_STREAM, command, envelope, scope });
  }
}

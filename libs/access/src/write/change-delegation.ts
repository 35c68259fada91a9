import { Injectable } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  type CommandMetadata,
  CommandPipeline,
  type CommandResult,
  defineWrite,
  type LoadedContext,
  liesWithin,
} from '@sealtrail/event-sourcing';
import type { CallerIdentity } from '../domain/caller-identity';
import {
  type DelegationCommand,
  type DelegationContext,
  type DelegationState,
  delegationDecider,
  delegationStream,
} from '../domain/delegation';
import { AccessGrants } from '../read/access-grants';
import { KeyRing } from '../read/key-ring';
import { reject } from '../rejections';

/** Executes any command on a delegation. */
export class ChangeDelegation extends Command<CommandResult> {
  constructor(
    readonly id: string,
    readonly command: DelegationCommand,
    readonly commandMetadata: CommandMetadata,
    readonly caller: CallerIdentity,
  ) {
    super();
  }
}

/** The register includes a change before the response is sent: a delegation that ended is refused from then on. */
@Injectable()
@CommandHandler(ChangeDelegation)
export class ChangeDelegationHandler implements ICommandHandler<ChangeDelegation> {
  private readonly write = defineWrite({
    decider: delegationDecider,
    see: (caller: CallerIdentity, { state }: { readonly state: DelegationState }) => this.mustConcern(caller, state),
    context: (_, { command }: { readonly command: DelegationCommand }) => Promise.resolve(this.context(command)),
  });

  constructor(
    private readonly pipeline: CommandPipeline,
    private readonly keys: KeyRing,
    private readonly grants: AccessGrants,
  ) {}

  async execute({ id, command, commandMetadata, caller }: ChangeDelegation): Promise<CommandResult> {
    const request = { stream: delegationStream(id), command, commandMetadata, scope: caller };
    const result = await this.pipeline.run(this.write, request);
    await this.grants.catchUp();
    return result;
  }

  /** Either side, and an administrator of the region of the delegator's key; for others it does not exist. */
  private mustConcern({ id, role, region }: CallerIdentity, state: DelegationState): void {
    if (state.status === 'unknown' || state.delegator === id || state.delegate === id) return;
    const isAdministered = role === 'admin' && liesWithin(region, this.keys.get(state.delegator)?.region ?? null);
    if (!isAdministered) throw reject('delegation.not-found');
  }

  /** Keys are checked again at each use: a key that is revoked meanwhile opens nothing. */
  private context({ data, type }: DelegationCommand): LoadedContext<DelegationContext> {
    if (type === 'EndDelegation') return { facts: { delegator: null, delegate: null, open: 0 }, revisions: {} };
    const { delegator, delegate, at } = data;
    return {
      facts: {
        delegator: this.keys.findById(delegator, at),
        delegate: this.keys.findById(delegate, at),
        open: this.grants.openDelegationsOf(delegator, at),
      },
      revisions: {},
    };
  }
}

import { Injectable } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type ApplicationEvent, applicationStream, ledgerOf } from '@sealtrail/applications/events';
import {
  type CommandMetadata,
  CommandPipeline,
  type CommandResult,
  defineWrite,
  EventStore,
  isRegionCode,
  type LoadedContext,
  liesWithin,
  mustLieWithin,
  NO_STREAM,
  type RecordedEvent,
  type Scope,
} from '@sealtrail/event-sourcing';
import { type DeclareExemption, EXEMPTIONS_STREAM } from './exemption-commands';
import { type ExemptedCase, type ExemptionContext, type Exemptions, exemptionDecider } from './exemption-decider';

/** `created`: the exemption was not there before. */
export type ExemptionResult = CommandResult<{ readonly created: boolean; readonly version: number }>;

type RegionScope = Pick<Scope, 'region'>;

type CommandOnState = { readonly command: DeclareExemption; readonly state: Exemptions };

/** Whoever is bound to a region exempts nothing above or beside it, and nothing that another exemption of that id is about. */
function mustBeOfRegion({ region: bound }: RegionScope, { command: { data }, state }: CommandOnState): void {
  const known = state.get(data.exemption)?.versions.at(-1)?.region;
  mustLieWithin(bound, [...(known === undefined ? [] : [known]), ...(isRegionCode(data.region) ? [data.region] : [])]);
}

/** Carries any command about an exemption over the bus. */
export class ChangeExemption extends Command<ExemptionResult> {
  constructor(
    readonly command: DeclareExemption,
    readonly commandMetadata: CommandMetadata,
    readonly scope: RegionScope,
  ) {
    super();
  }
}

@Injectable()
@CommandHandler(ChangeExemption)
export class ChangeExemptionHandler implements ICommandHandler<ChangeExemption> {
  constructor(
    private readonly pipeline: CommandPipeline,
    private readonly store: EventStore,
  ) {}

  execute({ command, commandMetadata, scope }: ChangeExemption): Promise<ExemptionResult> {
    const { exemption, application } = command.data;
    const write = defineWrite({
      decider: exemptionDecider,
      see: mustBeOfRegion,
      context: () => this.contextOf(application, scope),
      numbers: ({ before, after }: { readonly before: Exemptions; readonly after: Exemptions }) => ({
        created: !before.has(exemption),
        version: after.get(exemption)?.versions.length ?? 0,
      }),
    });
    return this.pipeline.run(write, { stream: EXEMPTIONS_STREAM, command, commandMetadata, scope });
  }

  /** The case from its own stream; one outside of the caller's region is none. */
  private async contextOf(
    application: string | null,
    { region }: RegionScope,
  ): Promise<LoadedContext<ExemptionContext>> {
    if (application === null) return { facts: { exemptedCase: null }, revisions: {} };
    const stream = applicationStream(application);
    const events = (await this.store.read(stream)) as readonly RecordedEvent<ApplicationEvent>[];
    const exemptedCase = exemptedCaseOf(events);
    const isSeen = exemptedCase !== null && liesWithin(region, exemptedCase.region);
    const revisions = { [stream]: String(events.at(-1)?.revision ?? NO_STREAM) };
    return { facts: { exemptedCase: isSeen ? exemptedCase : null }, revisions };
  }
}

/** Where it was received, and every department that has held one of its clocks. */
function exemptedCaseOf(events: readonly RecordedEvent<ApplicationEvent>[]): ExemptedCase | null {
  if (events.length === 0) return null;
  const { region, department, clocks } = ledgerOf(events);
  const holders = clocks.flatMap(({ holders: all }) => all.map((holder) => holder.department));
  return { region, departments: [...new Set([department, ...holders])] };
}

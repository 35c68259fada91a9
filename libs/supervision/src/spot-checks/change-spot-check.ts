import { Injectable } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  type CommandMetadata,
  CommandPipeline,
  type CommandResult,
  defineWrite,
  liesWithin,
  mustLieWithin,
  type Scope,
  StreamStateCache,
} from '@sealtrail/event-sourcing';
import { reject } from '../rejections';
import { checkedCaseDecider, checkedCaseStream, type RecordSpotCheckFinding } from './checked-case-decider';
import {
  type DrawSpotCheck,
  type Population,
  type SpotCheck,
  spotCheckDecider,
  spotCheckStream,
} from './spot-check-decider';

type RegionScope = Pick<Scope, 'region'>;

/** `population`, `cases`: how many it was drawn from, and how many were. */
type DrawResult = CommandResult<{ readonly population: number; readonly cases: number }>;

/** Draws a check from the decided cases of its scope. */
export class ChangeSpotCheck extends Command<DrawResult> {
  constructor(
    readonly command: DrawSpotCheck,
    readonly population: Population,
    readonly commandMetadata: CommandMetadata,
    readonly scope: RegionScope,
  ) {
    super();
  }
}

@Injectable()
@CommandHandler(ChangeSpotCheck)
export class ChangeSpotCheckHandler implements ICommandHandler<ChangeSpotCheck> {
  constructor(private readonly pipeline: CommandPipeline) {}

  execute({ command, population, commandMetadata, scope }: ChangeSpotCheck): Promise<DrawResult> {
    const { check, region } = command.data;
    const write = defineWrite({
      decider: spotCheckDecider,
      see: (bound: RegionScope) => mustLieWithin(bound.region, [region]),
      context: async () => ({ facts: population, revisions: {} }),
      numbers: ({ after }: { readonly after: SpotCheck }) => ({
        population: after?.population ?? 0,
        cases: after?.cases ?? 0,
      }),
    });
    return this.pipeline.run(write, { stream: spotCheckStream(check), command, commandMetadata, scope });
  }
}

/** Carries what was found in a case over the bus. */
export class ChangeCheckedCase extends Command<CommandResult> {
  constructor(
    readonly command: RecordSpotCheckFinding,
    readonly commandMetadata: CommandMetadata,
    readonly scope: RegionScope,
  ) {
    super();
  }
}

@Injectable()
@CommandHandler(ChangeCheckedCase)
export class ChangeCheckedCaseHandler implements ICommandHandler<ChangeCheckedCase> {
  constructor(
    private readonly pipeline: CommandPipeline,
    private readonly streams: StreamStateCache,
  ) {}

  execute({ command, commandMetadata, scope }: ChangeCheckedCase): Promise<CommandResult> {
    const { check, applicationId } = command.data;
    const stateOf = () => this.streams.state(spotCheckDecider, spotCheckStream(check));
    const write = defineWrite({
      decider: checkedCaseDecider,
      see: async ({ region }: RegionScope) => {
        const { state } = await stateOf();
        if (state === null || !liesWithin(region, state.region)) throw reject('spot-check.not-found');
      },
      context: async () => {
        const { state, revision } = await stateOf();
        const drawnCase = state?.drawn.find((one) => one.applicationId === applicationId) ?? null;
        return { facts: { drawnCase }, revisions: { [spotCheckStream(check)]: String(revision) } };
      },
    });
    return this.pipeline.run(write, { stream: checkedCaseStream(applicationId), command, commandMetadata, scope });
  }
}

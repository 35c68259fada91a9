import { Injectable } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { departmentDecider, departmentStream } from '@sealtrail/catalog/events';
import {
  type CommandMetadata,
  CommandPipeline,
  type CommandResult,
  defineWrite,
  isInScope,
  type LoadedContext,
  type Scope,
  StreamStateCache,
} from '@sealtrail/event-sourcing';
import { readPolicies, policies as shippedPolicies } from '@sealtrail/policy/events';
import { Jurisdiction } from '@sealtrail/working-days';
import { reject } from '../rejections';
import { readOfficer } from '../write/read-officer';
import { type InterviewCommand, interviewsStream } from './interview-commands';
import { type InterviewDecisionContext, type Interviews, interviewDecider } from './interview-decider';

/** Carries any command about the interviews of one department or official over the bus. */
export class ChangeInterviews extends Command<CommandResult> {
  constructor(
    /** Of {@link interviewsId}. */
    readonly id: string,
    readonly command: InterviewCommand,
    readonly commandMetadata: CommandMetadata,
    /** The caller's scope: an interview outside of it is not found. `null` for the system itself. */
    readonly scope: Scope | null,
  ) {
    super();
  }
}

@Injectable()
@CommandHandler(ChangeInterviews)
export class ChangeInterviewsHandler implements ICommandHandler<ChangeInterviews> {
  private readonly write = defineWrite({
    decider: interviewDecider,
    see: mustSeeInterview,
    context: (_, { command }: { readonly command: InterviewCommand }) => this.context(command),
  });

  constructor(
    private readonly pipeline: CommandPipeline,
    private readonly streams: StreamStateCache,
    private readonly jurisdiction: Jurisdiction,
  ) {}

  execute({ id, command, commandMetadata, scope }: ChangeInterviews): Promise<CommandResult> {
    return this.pipeline.run(this.write, { stream: interviewsStream(id), command, commandMetadata, scope });
  }

  private async context(command: InterviewCommand): Promise<LoadedContext<InterviewDecisionContext>> {
    const { zone } = this.jurisdiction;
    const nothing = { zone, policies: shippedPolicies(), region: null, officer: null };
    if (command.type === 'CountRedCard') {
      const { department, region: ofCard } = command.data;
      const stream = departmentStream(department);
      const [{ policies, revisions }, { state, revision }] = await Promise.all([
        readPolicies(this.streams, ofCard),
        this.streams.state(departmentDecider, stream),
      ]);
      const region = state.status === 'unknown' ? null : state.region;
      return { facts: { ...nothing, policies, region }, revisions: { ...revisions, [stream]: String(revision) } };
    }
    if (command.type === 'UncountRedCard') return { facts: nothing, revisions: {} };
    const { officer, revisions } = await readOfficer(this.streams, command.data);
    return { facts: { ...nothing, officer }, revisions };
  }
}

/** Cards are counted by the system; an interview is held by a caller, who may not see every one. */
function mustSeeInterview(
  scope: Scope,
  { command, state }: { readonly command: InterviewCommand; readonly state: Interviews },
): void {
  if (command.type !== 'HoldInterview') return;
  const found = state.interviews.find(({ fact }) => fact.interviewId === command.data.interviewId);
  if (found === undefined || !isInScope(scope, { ...found.fact, departments: [found.fact.department] })) {
    throw reject('interview.not-found');
  }
}

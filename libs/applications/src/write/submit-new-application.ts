import { Injectable } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  type CommandMessage,
  type CommandMetadata,
  CommandPipeline,
  type CommandResult,
  type Decider,
  defineDataSubjects,
  defineWrite,
  type LoadedContext,
  mustLieWithin,
  NamespaceSecret,
  NOT_SEALED_YET,
  type Scope,
} from '@sealtrail/event-sourcing';
import { answeredLimits } from '../domain/answered-limits';
import type { Application, ApplicationDecisionContext } from '../domain/application';
import { applicationDecider, applicationStream } from '../domain/application-decider';
import type { ApplicationEvent, ApplicationSubmitted } from '../domain/application-events';
import { applicationIdOf } from '../domain/application-id';
import { effectOf } from '../domain/effect';
import type { SubmitApplication } from '../domain/receipt-commands';
import { decisiveElectronicReceipt } from '../domain/receipt-credit';
import { statedBy } from '../domain/successor';
import { submittedOf } from '../domain/visibility';
import { reject } from '../rejections';
import type { Agent, Applicant } from './applicant';
import { CaseContextLoader, contextRequestOfFiling } from './case-context-loader';
import { CaseNumbers } from './case-numbers';
import { DuplicateFilings, type DuplicateMark, NOT_DUPLICATE } from './duplicate-filings';
import { ElectronicReceipts } from './electronic-receipts';
import { FilingsInProgress } from './filings-in-progress';
import { SuccessorAnnouncer } from './successor-announcer';

/** Values assigned to a submission: a number, and ids in the vault for the persons. */
type AssignedOnFiling = DuplicateMark & Pick<SubmitApplication['data'], 'number' | 'applicant' | 'agent'>;

/** A submission as received: personal data is in the clear, and goes to the vault before anything is stored. */
export type NewApplication = Omit<SubmitApplication['data'], 'applicationId' | keyof AssignedOnFiling> & {
  readonly applicant: Applicant;
  readonly agent: Agent | null;
};

export type SubmissionResult = CommandResult<{ readonly number: string }> & {
  readonly applicationId: string;
  /** Numbers of earlier filings of the same person, item and day that the caller could see. */
  readonly filedBefore: readonly string[];
};

/** 收件: receives a new application. */
export class SubmitNewApplication extends Command<SubmissionResult> {
  constructor(
    readonly application: NewApplication,
    readonly commandMetadata: CommandMetadata,
    /** The department and the region whose items the caller may file for. */
    readonly filingScope: FilingScope,
    /** What the caller may see. */
    readonly scope: Scope,
  ) {
    super();
  }
}

/** The items that a caller may file for, by department and region; `null`: unrestricted. */
type FilingScope = Pick<Scope, 'department' | 'region'>;

type FilingCommand = CommandMessage<
  'SubmitApplication',
  NewApplication & Pick<SubmitApplication['data'], 'applicationId'> & { readonly scope: Scope }
>;
type FilingContext = ApplicationDecisionContext & { readonly filed: AssignedOnFiling };

/** Used before sealing, and for a command that is refused in any case. */
const NOTHING_ASSIGNED: AssignedOnFiling = { ...NOT_DUPLICATE, number: '', applicant: NOT_SEALED_YET, agent: null };

const people = defineDataSubjects({
  dataByRole: ({ data: { applicant, agent } }: FilingCommand) => ({ applicant, agent }),
  withSealed: (known: FilingContext, sealed) => ({ ...known, filed: { ...known.filed, ...sealed } }),
});

/** The rules of a case, applied to the completed submission. */
const filingDecider: Decider<Application, FilingCommand, ApplicationEvent, FilingContext> = {
  ...applicationDecider,
  decide: {
    SubmitApplication: (data, state, { filed, ...context }) =>
      applicationDecider.decide.SubmitApplication({ ...data, ...filed }, state, context),
  },
};

@Injectable()
@CommandHandler(SubmitNewApplication)
export class SubmitNewApplicationHandler implements ICommandHandler<SubmitNewApplication> {
  private readonly write = defineWrite({
    decider: filingDecider,
    see: (own: FilingScope, asked: { readonly command: FilingCommand; readonly state: Application }) =>
      this.requireOwnItem(own, asked),
    context: (state, asked: { readonly command: FilingCommand; readonly commandMetadata: CommandMetadata }) =>
      this.context(state, asked),
    effect: effectOf,
    limits: answeredLimits,
    numbers: ({ stream }) => numbersOf(stream),
    dataSubjects: people,
  });

  constructor(
    private readonly pipeline: CommandPipeline,
    private readonly contextLoader: CaseContextLoader,
    private readonly numbers: CaseNumbers,
    private readonly secret: NamespaceSecret,
    private readonly duplicates: DuplicateFilings,
    private readonly receipts: ElectronicReceipts,
    private readonly successors: SuccessorAnnouncer,
    private readonly filings: FilingsInProgress,
  ) {}

  async execute({ application, commandMetadata, filingScope, scope }: SubmitNewApplication): Promise<SubmissionResult> {
    const applicationId = applicationIdOf({ ...application, commandId: commandMetadata.commandId }, this.secret);
    const stream = applicationStream(applicationId);
    const command: FilingCommand = { type: 'SubmitApplication', data: { ...application, applicationId, scope } };
    const wanted = { stream, command, commandMetadata, scope: filingScope };
    const { numbers, ...receipt } = await this.filings.during(applicationId, () =>
      this.pipeline.run(this.write, wanted),
    );
    const { number, filedBefore, sameFiling } = numbers;
    this.duplicates.remember(sameFiling, receipt.position);
    return { ...receipt, numbers: { number }, applicationId, filedBefore };
  }

  /** An unlisted item or an unknown receiving department is not checked here: the rules refuse them. */
  private async requireOwnItem(
    { department, region }: FilingScope,
    { command: { data }, state }: { readonly command: FilingCommand; readonly state: Application },
  ): Promise<void> {
    const item = state.status === 'unknown' ? await this.contextLoader.listedItem(data) : null;
    if (item !== null && department !== null && item.terms.department !== department) {
      throw reject('application.other-department', { department: item.terms.department });
    }
    const receiver = data.receivedBy === null ? null : await this.contextLoader.regionOf(data.receivedBy);
    mustLieWithin(
      region,
      [item?.region, receiver].filter((place) => place != null),
    );
  }

  /** Loads the context of the rules; as the last step, if nothing else refuses the command, assigns the number. */
  private async context(
    state: Application,
    {
      command: { data },
      commandMetadata,
    }: { readonly command: FilingCommand; readonly commandMetadata: CommandMetadata },
  ): Promise<LoadedContext<FilingContext>> {
    const { scope, successorOf } = data;
    const predecessor = successorOf === null ? null : { applicationId: successorOf, scope };
    const { facts: context, revisions } = await this.contextLoader.load(
      { ...contextRequestOfFiling(data), predecessor },
      state,
    );
    const { item } = context;
    if (state.status !== 'unknown' || item === null)
      return { facts: { ...context, filed: NOTHING_ASSIGNED }, revisions };
    if (data.receivedBy !== null && (await this.contextLoader.regionOf(data.receivedBy)) === null) {
      throw reject('application.receiver-unknown', { department: data.receivedBy });
    }
    await this.takeReceipt(data, { ...context, filed: NOTHING_ASSIGNED }, commandMetadata);
    const number = await this.numbers.next(item.region, this.contextLoader.dateOf(data.at));
    const mark = await this.duplicates.markOf(data, scope);
    const filingContext = { ...context, filed: { ...NOTHING_ASSIGNED, ...mark, number } };
    if (successorOf !== null) await this.announce(successorOf, data, filingContext, commandMetadata);
    return { facts: filingContext, revisions };
  }

  /** As the last step, if nothing else refuses the command: announces the filing to its predecessor. */
  private async announce(
    successorOf: string,
    data: FilingCommand['data'],
    context: FilingContext,
    commandMetadata: CommandMetadata,
  ) {
    filingDecider.decide.SubmitApplication(data, applicationDecider.initial, context);
    const { applicationId: successor, now, toldBy } = data;
    const { number: successorNumber } = context.filed;
    await this.successors.announce(
      successorOf,
      { now, successor, successorNumber, statedBy: statedBy(toldBy) },
      commandMetadata,
    );
  }

  /** If the receipt counts from its electronic number, and nothing else refuses the command: reserves that number for this case. */
  private async takeReceipt(
    data: FilingCommand['data'],
    context: FilingContext,
    commandMetadata: CommandMetadata,
  ): Promise<void> {
    const { filedBy: source, applicationId, now } = data;
    const shown = context.item && decisiveElectronicReceipt(data, context.item.terms, context.calendar);
    if (source === null || shown === null) return;
    filingDecider.decide.SubmitApplication(data, applicationDecider.initial, context);
    await this.receipts.take({ source, reference: shown.reference, applicationId, at: now }, commandMetadata);
  }
}

function numbersOf(events: readonly ApplicationEvent[]): DuplicateMark & Pick<ApplicationSubmitted['data'], 'number'> {
  const submitted = submittedOf(events);
  if (submitted === null) throw new Error('a submission was answered as taken in and its case is empty');
  const { number, sameFiling, filedBefore } = submitted;
  return { number, sameFiling, filedBefore };
}

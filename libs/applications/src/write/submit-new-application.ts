import { Injectable } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  Clock,
  changeStream,
  type Decider,
  derivedId,
  type Envelope,
  EventStore,
  type Known,
  type Message,
  type Receipt,
  type Recorded,
  Rejection,
  Vault,
} from '@sealtrail/event-sourcing';
import type { Application, ApplicationKnown } from '../domain/application';
import type { SubmitApplication } from '../domain/application-commands';
import { applicationDecider, applicationStream } from '../domain/application-decider';
import type { ApplicationEvent } from '../domain/application-events';
import { applicationIdOf } from '../domain/application-id';
import { submittedOf } from '../domain/visibility';
import { reject } from '../rejections';
import type { Agent, Applicant } from './applicant';
import { CaseFacts, wantedByFiling } from './case-facts';
import { CaseNumbers } from './case-numbers';

/** What a submission gets on its way in: a number, and for the people their ids in the vault. */
type Filed = Pick<SubmitApplication['data'], 'number' | 'applicant' | 'agent'>;

/** A submission as it comes in: people are still in the clear, and go to the vault before anything is kept. */
export type NewApplication = Omit<SubmitApplication['data'], 'applicationId' | keyof Filed> & {
  readonly applicant: Applicant;
  readonly agent: Agent | null;
};

export type SubmissionReceipt = Receipt & { readonly applicationId: string; readonly number: string };

/** 收件: takes a new application in. */
export class SubmitNewApplication extends Command<SubmissionReceipt> {
  constructor(
    readonly wish: NewApplication,
    readonly envelope: Envelope,
    /** The one department whose items the caller may file for; `null`: any. */
    readonly ownItemsOf: string | null,
  ) {
    super();
  }
}

@Injectable()
@CommandHandler(SubmitNewApplication)
export class SubmitNewApplicationHandler implements ICommandHandler<SubmitNewApplication> {
  constructor(
    private readonly store: EventStore,
    private readonly clock: Clock,
    private readonly vault: Vault,
    private readonly facts: CaseFacts,
    private readonly numbers: CaseNumbers,
  ) {}

  async execute({ wish, envelope, ownItemsOf }: SubmitNewApplication): Promise<SubmissionReceipt> {
    const { store, clock } = this;
    const { applicant, agent, ...told } = wish;
    const applicationId = applicationIdOf({ ...told, commandId: envelope.commandId });
    const stream = applicationStream(applicationId);
    const command: Filing = { type: 'SubmitApplication', data: { ...told, applicationId } };
    const subjects = { applicant, agent };
    try {
      const receipt = await changeStream({
        store,
        clock,
        decider: filing,
        stream,
        command,
        envelope,
        know: (state) => this.know(command, state, subjects, envelope, ownItemsOf),
      });
      return { ...receipt, applicationId, number: await this.numberOf(stream) };
    } catch (error) {
      if (error instanceof Rejection) await this.forget(envelope);
      throw error;
    }
  }

  /** What the rules need, and at last, where nothing speaks against it, the number and the sealed people. */
  private async know(
    { data }: Filing,
    state: Application,
    subjects: Subjects,
    { commandId }: Envelope,
    ownItemsOf: string | null,
  ): Promise<Known<FilingKnown>> {
    const { facts, revisions } = await this.facts.for(wantedByFiling(data), state);
    const { item } = facts;
    if (state.status !== 'unknown' || item === null) return { facts: { ...facts, filed: NOTHING_FILED }, revisions };
    if (ownItemsOf !== null && item.terms.department !== ownItemsOf) {
      throw reject('application.other-department', { department: item.terms.department });
    }
    if (data.receivedBy !== null && !(await this.facts.isDepartment(data.receivedBy))) {
      throw reject('application.receiver-unknown', { department: data.receivedBy });
    }
    const [number, sealed] = await Promise.all([
      this.numbers.next(item.region, this.facts.dateOf(data.at)),
      this.seal(subjects, commandId),
    ]);
    return { facts: { ...facts, filed: { number, ...sealed } }, revisions };
  }

  /** The subjects' ids derive from the command's, so that a repeated command seals nothing twice. */
  private async seal({ applicant, agent }: Subjects, commandId: string): Promise<Omit<Filed, 'number'>> {
    const [sealedApplicant, sealedAgent] = await Promise.all([
      this.vault.seal(applicantId(commandId), applicant),
      agent === null ? null : this.vault.seal(agentId(commandId), agent),
    ]);
    return { applicant: sealedApplicant, agent: sealedAgent };
  }

  /** The number of a repeated submission is that of the first. */
  private async numberOf(stream: string): Promise<string> {
    const submitted = submittedOf((await this.store.read(stream)) as readonly Recorded<ApplicationEvent>[]);
    if (submitted === null) throw new Error(`${stream} was answered as submitted and is empty`);
    return submitted.number;
  }

  /**
   * Data of people that no case refers to are not kept. Only where the remembered answer is a refusal is it sure that
   * none ever will: a second wish under the same key must not erase what the first one filed.
   */
  private async forget({ commandId }: Envelope): Promise<void> {
    const answer = await this.store.answerTo(commandId);
    if (answer === null || answer.rejection === null) return;
    await Promise.all([this.vault.erase(applicantId(commandId)), this.vault.erase(agentId(commandId))]);
  }
}

type Subjects = Pick<NewApplication, 'applicant' | 'agent'>;
type Filing = Message<'SubmitApplication', Omit<SubmitApplication['data'], keyof Filed>>;
type FilingKnown = ApplicationKnown & { readonly filed: Filed };

/** For a wish that is refused whatever it holds. */
const NOTHING_FILED: Filed = { number: '', applicant: { subjectId: '', commitment: '' }, agent: null };

/** The rules of a case, asked with what the submission gets on its way in. */
const filing: Decider<Application, Filing, ApplicationEvent, FilingKnown> = {
  ...applicationDecider,
  decide: {
    SubmitApplication: (data, state, { filed, ...known }) =>
      applicationDecider.decide.SubmitApplication({ ...data, ...filed }, state, known),
  },
};

const applicantId = (commandId: string): string => derivedId('applicant', commandId);
const agentId = (commandId: string): string => derivedId('agent', commandId);

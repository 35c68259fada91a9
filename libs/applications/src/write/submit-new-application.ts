import { Injectable } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  CommandPipeline,
  type Decider,
  definePeople,
  defineWrite,
  type Envelope,
  type Known,
  type Message,
  mustLieWithin,
  NamespaceSecret,
  NOBODY,
  type Receipt,
  type Scope,
} from '@sealtrail/event-sourcing';
import { answeredLimits } from '../domain/answered-limits';
import type { Application, ApplicationKnown } from '../domain/application';
import { applicationDecider, applicationStream } from '../domain/application-decider';
import type { ApplicationEvent, ApplicationSubmitted } from '../domain/application-events';
import { applicationIdOf } from '../domain/application-id';
import { effectOf } from '../domain/effect';
import type { SubmitApplication } from '../domain/receipt-commands';
import { countedBy } from '../domain/receipt-credit';
import { statedBy } from '../domain/successor';
import { submittedOf } from '../domain/visibility';
import { reject } from '../rejections';
import { AnnouncedSuccessors } from './announced-successors';
import type { Agent, Applicant } from './applicant';
import { CaseFacts, wantedByFiling } from './case-facts';
import { CaseNumbers } from './case-numbers';
import { ElectronicReceipts } from './electronic-receipts';
import { type Mark, NO_MARK, SecondFilings } from './second-filings';

/** What a submission gets on its way in: a number, and for the people their ids in the vault. */
type Filed = Mark & Pick<SubmitApplication['data'], 'number' | 'applicant' | 'agent'>;

/** A submission as it comes in: people are still in the clear, and go to the vault before anything is kept. */
export type NewApplication = Omit<SubmitApplication['data'], 'applicationId' | keyof Filed> & {
  readonly applicant: Applicant;
  readonly agent: Agent | null;
};

export type SubmissionReceipt = Receipt<{ readonly number: string }> & {
  readonly applicationId: string;
  /** Numbers of earlier filings of the same person, item and day that the caller could see. */
  readonly filedBefore: readonly string[];
};

/** 收件: takes a new application in. */
export class SubmitNewApplication extends Command<SubmissionReceipt> {
  constructor(
    readonly wish: NewApplication,
    readonly envelope: Envelope,
    /** The department and the region whose items the caller may file for. */
    readonly ownItemsOf: OwnItems,
    /** What the caller may see. */
    readonly scope: Scope,
  ) {
    super();
  }
}

/** Whose items a caller may file for; `null` bounds nothing. */
type OwnItems = Pick<Scope, 'department' | 'region'>;

type Filing = Message<
  'SubmitApplication',
  NewApplication & Pick<SubmitApplication['data'], 'applicationId'> & { readonly scope: Scope }
>;
type FilingKnown = ApplicationKnown & { readonly filed: Filed };

/** Before anybody is sealed, and for a wish that is refused whatever it holds. */
const NOTHING_FILED: Filed = { ...NO_MARK, number: '', applicant: NOBODY, agent: null };

const people = definePeople({
  named: ({ data: { applicant, agent } }: Filing) => ({ applicant, agent }),
  known: (known: FilingKnown, sealed) => ({ ...known, filed: { ...known.filed, ...sealed } }),
});

/** The rules of a case, asked with what the submission gets on its way in. */
const filing: Decider<Application, Filing, ApplicationEvent, FilingKnown> = {
  ...applicationDecider,
  decide: {
    SubmitApplication: (data, state, { filed, ...known }) =>
      applicationDecider.decide.SubmitApplication({ ...data, ...filed }, state, known),
  },
};

@Injectable()
@CommandHandler(SubmitNewApplication)
export class SubmitNewApplicationHandler implements ICommandHandler<SubmitNewApplication> {
  private readonly write = defineWrite({
    decider: filing,
    see: (own: OwnItems, asked: { readonly command: Filing; readonly state: Application }) => this.mustOwn(own, asked),
    context: (state, asked: { readonly command: Filing; readonly envelope: Envelope }) => this.context(state, asked),
    effect: effectOf,
    limits: answeredLimits,
    numbers: ({ stream }) => numbersOf(stream),
    people,
  });

  constructor(
    private readonly pipeline: CommandPipeline,
    private readonly facts: CaseFacts,
    private readonly numbers: CaseNumbers,
    private readonly secret: NamespaceSecret,
    private readonly seconds: SecondFilings,
    private readonly receipts: ElectronicReceipts,
    private readonly successors: AnnouncedSuccessors,
  ) {}

  async execute({ wish, envelope, ownItemsOf, scope }: SubmitNewApplication): Promise<SubmissionReceipt> {
    const applicationId = applicationIdOf({ ...wish, commandId: envelope.commandId }, this.secret);
    const stream = applicationStream(applicationId);
    const command: Filing = { type: 'SubmitApplication', data: { ...wish, applicationId, scope } };
    const wanted = { stream, command, envelope, scope: ownItemsOf };
    const { numbers, ...receipt } = await this.pipeline.run(this.write, wanted);
    const { number, filedBefore, sameFiling } = numbers;
    this.seconds.kept(sameFiling, receipt.position);
    return { ...receipt, numbers: { number }, applicationId, filedBefore };
  }

  /** An item that is not on the list, and a receiver that there is not, belong to nobody: that is for the rules to say. */
  private async mustOwn(
    { department, region }: OwnItems,
    { command: { data }, state }: { readonly command: Filing; readonly state: Application },
  ): Promise<void> {
    const item = state.status === 'unknown' ? await this.facts.listed(data) : null;
    if (item !== null && department !== null && item.terms.department !== department) {
      throw reject('application.other-department', { department: item.terms.department });
    }
    const receiver = data.receivedBy === null ? null : await this.facts.regionOf(data.receivedBy);
    mustLieWithin(
      region,
      [item?.region, receiver].filter((place) => place != null),
    );
  }

  /** What the rules need, and at last, where nothing speaks against it, the number. */
  private async context(
    state: Application,
    { command: { data }, envelope }: { readonly command: Filing; readonly envelope: Envelope },
  ): Promise<Known<FilingKnown>> {
    const { scope, successorOf } = data;
    const predecessor = successorOf === null ? null : { applicationId: successorOf, scope };
    const { facts, revisions } = await this.facts.for({ ...wantedByFiling(data), predecessor }, state);
    const { item } = facts;
    if (state.status !== 'unknown' || item === null) return { facts: { ...facts, filed: NOTHING_FILED }, revisions };
    if (data.receivedBy !== null && (await this.facts.regionOf(data.receivedBy)) === null) {
      throw reject('application.receiver-unknown', { department: data.receivedBy });
    }
    await this.takeReceipt(data, { ...facts, filed: NOTHING_FILED }, envelope);
    const number = await this.numbers.next(item.region, this.facts.dateOf(data.at));
    const mark = await this.seconds.markOf(data, scope);
    const known = { ...facts, filed: { ...NOTHING_FILED, ...mark, number } };
    if (successorOf !== null) await this.announce(successorOf, data, known, envelope);
    return { facts: known, revisions };
  }

  /** At last, where nothing speaks against it: the case in whose place it is filed hears of it first. */
  private async announce(successorOf: string, data: Filing['data'], known: FilingKnown, envelope: Envelope) {
    filing.decide.SubmitApplication(data, applicationDecider.initial, known);
    const { applicationId: successor, now, toldBy } = data;
    const { number: successorNumber } = known.filed;
    await this.successors.announce(
      successorOf,
      { now, successor, successorNumber, statedBy: statedBy(toldBy) },
      envelope,
    );
  }

  /** Where the receipt counts from its number, and nothing speaks against it: that number for this case alone. */
  private async takeReceipt(data: Filing['data'], known: FilingKnown, envelope: Envelope): Promise<void> {
    const { filedBy: source, applicationId, now } = data;
    const shown = known.item && countedBy(data, known.item.terms, known.calendar);
    if (source === null || shown === null) return;
    filing.decide.SubmitApplication(data, applicationDecider.initial, known);
    await this.receipts.take({ source, reference: shown.reference, applicationId, at: now }, envelope);
  }
}

function numbersOf(events: readonly ApplicationEvent[]): Mark & Pick<ApplicationSubmitted['data'], 'number'> {
  const submitted = submittedOf(events);
  if (submitted === null) throw new Error('a submission was answered as taken in and its case is empty');
  const { number, sameFiling, filedBefore } = submitted;
  return { number, sameFiling, filedBefore };
}

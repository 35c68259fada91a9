import { Injectable } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  type CommandMessage,
  type CommandMetadata,
  CommandPipeline,
  type CommandResult,
  type Decider,
  defineWrite,
  type LoadedContext,
  type Scope,
} from '@sealtrail/event-sourcing';
import type { Application, ApplicationDecisionContext } from '../domain/application';
import { applicationDecider, applicationStream } from '../domain/application-decider';
import type { ApplicationEvent } from '../domain/application-events';
import { certificateOf } from '../domain/assigned-numbers';
import type { IssueCertificate } from '../domain/decision-commands';
import { reject } from '../rejections';
import { CaseContextLoader, contextRequestOfAct } from './case-context-loader';
import { caseWrite } from './case-write';
import { CertificateIdentifiers } from './certificate-identifiers';

type AssignedOnIssue = 'certificateNumber' | 'issuer' | 'serial';

/** Defaults of a certificate: the number of the case, and the issuer's own code. */
export type NewCertificate = Omit<IssueCertificate['data'], AssignedOnIssue> & {
  readonly certificateNumber: string | null;
  readonly serial: string | null;
};

export type CertificateResult = CommandResult<{ readonly certificateNumber: string; readonly certificateId: string }>;

/** 证照签发: numbers a certificate and assigns its identifier. */
export class IssueNewCertificate extends Command<CertificateResult> {
  constructor(
    readonly applicationId: string,
    readonly certificate: NewCertificate,
    readonly commandMetadata: CommandMetadata,
    readonly scope: Scope,
  ) {
    super();
  }
}

type IssuingCommand = CommandMessage<'IssueCertificate', NewCertificate>;
type IssuingContext = ApplicationDecisionContext & { readonly issuer: string | null };

/** The rules of a case, applied to the completed certificate. */
const issuingDecider: Decider<Application, IssuingCommand, ApplicationEvent, IssuingContext> = {
  ...applicationDecider,
  decide: {
    IssueCertificate: (data, state, { issuer, ...context }) => {
      if (issuer === null) {
        throw reject('application.issuer-code-missing', { department: data.department });
      }
      const number = state.status === 'unknown' ? '' : state.ledger.number;
      const { certificateNumber, serial, ...told } = data;
      return applicationDecider.decide.IssueCertificate(
        { ...told, certificateNumber: certificateNumber ?? number, serial: serial ?? number, issuer },
        state,
        context,
      );
    },
  },
};

@Injectable()
@CommandHandler(IssueNewCertificate)
export class IssueNewCertificateHandler implements ICommandHandler<IssueNewCertificate> {
  private readonly write = defineWrite({
    ...caseWrite,
    decider: issuingDecider,
    context: (state, asked: { readonly command: IssuingCommand; readonly commandMetadata: CommandMetadata }) =>
      this.context(state, asked),
    numbers: ({ stream }) => certificateOf(stream),
  });

  constructor(
    private readonly pipeline: CommandPipeline,
    private readonly contextLoader: CaseContextLoader,
    private readonly identifiers: CertificateIdentifiers,
  ) {}

  execute({ applicationId, certificate, commandMetadata, scope }: IssueNewCertificate): Promise<CertificateResult> {
    const command: IssuingCommand = { type: 'IssueCertificate', data: certificate };
    return this.pipeline.run(this.write, { stream: applicationStream(applicationId), command, commandMetadata, scope });
  }

  /** Loads the context of the rules; as the last step, if nothing else refuses the command, reserves the identifier for this case. */
  private async context(
    state: Application,
    {
      command: { data },
      commandMetadata,
    }: { readonly command: IssuingCommand; readonly commandMetadata: CommandMetadata },
  ): Promise<LoadedContext<IssuingContext>> {
    const { facts: context, revisions } = await this.contextLoader.load(contextRequestOfAct(data), state);
    const issuingContext = { ...context, issuer: await this.contextLoader.socialCreditCodeOf(data.department) };
    for (const event of issuingDecider.decide.IssueCertificate(data, state, issuingContext)) {
      if (event.type !== 'CertificateIssued') continue;
      const { certificateId, applicationId } = event.data;
      await this.identifiers.take({ certificateId, applicationId, at: data.now }, commandMetadata);
    }
    return { facts: issuingContext, revisions };
  }
}

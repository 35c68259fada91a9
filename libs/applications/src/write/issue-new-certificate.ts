import { Injectable } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  CommandPipeline,
  type Decider,
  defineWrite,
  type Envelope,
  type Known,
  type Message,
  type Receipt,
  type Scope,
} from '@sealtrail/event-sourcing';
import type { Application, ApplicationKnown } from '../domain/application';
import { applicationDecider, applicationStream } from '../domain/application-decider';
import type { ApplicationEvent } from '../domain/application-events';
import type { IssueCertificate } from '../domain/decision-commands';
import { certificateOf } from '../domain/told-numbers';
import { reject } from '../rejections';
import { CaseFacts, wantedByAct } from './case-facts';
import { caseWrite } from './case-write';
import { CertificateIdentifiers } from './certificate-identifiers';

type Given = 'certificateNumber' | 'issuer' | 'serial';

/** What a certificate gets where the caller does not say it: the number of the case, and the issuer's own code. */
export type NewCertificate = Omit<IssueCertificate['data'], Given> & {
  readonly certificateNumber: string | null;
  readonly serial: string | null;
};

export type CertificateReceipt = Receipt<{ readonly certificateNumber: string; readonly certificateId: string }>;

/** 证照签发: numbers a certificate and gives it its identifier. */
export class IssueNewCertificate extends Command<CertificateReceipt> {
  constructor(
    readonly applicationId: string,
    readonly wish: NewCertificate,
    readonly envelope: Envelope,
    readonly scope: Scope,
  ) {
    super();
  }
}

type Issuing = Message<'IssueCertificate', NewCertificate>;
type IssuingKnown = ApplicationKnown & { readonly issuer: string | null };

/** The rules of a case, asked with what the certificate is given. */
const issuing: Decider<Application, Issuing, ApplicationEvent, IssuingKnown> = {
  ...applicationDecider,
  decide: {
    IssueCertificate: (data, state, { issuer, ...known }) => {
      if (issuer === null) {
        throw reject('application.issuer-code-missing', { department: data.department });
      }
      const number = state.status === 'unknown' ? '' : state.ledger.number;
      const { certificateNumber, serial, ...told } = data;
      return applicationDecider.decide.IssueCertificate(
        { ...told, certificateNumber: certificateNumber ?? number, serial: serial ?? number, issuer },
        state,
        known,
      );
    },
  },
};

@Injectable()
@CommandHandler(IssueNewCertificate)
export class IssueNewCertificateHandler implements ICommandHandler<IssueNewCertificate> {
  private readonly write = defineWrite({
    ...caseWrite,
    decider: issuing,
    context: (state, asked: { readonly command: Issuing; readonly envelope: Envelope }) => this.context(state, asked),
    numbers: ({ stream }) => certificateOf(stream),
  });

  constructor(
    private readonly pipeline: CommandPipeline,
    private readonly facts: CaseFacts,
    private readonly identifiers: CertificateIdentifiers,
  ) {}

  execute({ applicationId, wish, envelope, scope }: IssueNewCertificate): Promise<CertificateReceipt> {
    const command: Issuing = { type: 'IssueCertificate', data: wish };
    return this.pipeline.run(this.write, { stream: applicationStream(applicationId), command, envelope, scope });
  }

  /** What the rules need, and at last, where nothing speaks against it, the identifier for this case alone. */
  private async context(
    state: Application,
    { command: { data }, envelope }: { readonly command: Issuing; readonly envelope: Envelope },
  ): Promise<Known<IssuingKnown>> {
    const { facts, revisions } = await this.facts.for(wantedByAct(data), state);
    const known = { ...facts, issuer: await this.facts.usccOf(data.department) };
    for (const event of issuing.decide.IssueCertificate(data, state, known)) {
      if (event.type !== 'CertificateIssued') continue;
      const { certificateId, applicationId } = event.data;
      await this.identifiers.take({ certificateId, applicationId, at: data.now }, envelope);
    }
    return { facts: known, revisions };
  }
}

import { Injectable } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  Clock,
  changeStream,
  type Decider,
  type Envelope,
  EventStore,
  type Message,
  type Receipt,
  type Recorded,
  type Scope,
} from '@sealtrail/event-sourcing';
import type { Application, ApplicationKnown } from '../domain/application';
import type { IssueCertificate } from '../domain/application-commands';
import { applicationDecider, applicationStream } from '../domain/application-decider';
import type { ApplicationEvent } from '../domain/application-events';
import { mustSee } from '../domain/visibility';
import { reject } from '../rejections';
import { CaseFacts, wantedByAct } from './case-facts';

type Given = 'certificateNumber' | 'issuer' | 'serial';

/** What a certificate gets where the caller does not say it: the number of the case, and the issuer's own code. */
export type NewCertificate = Omit<IssueCertificate['data'], Given> & {
  readonly certificateNumber: string | null;
  readonly serial: string | null;
};

export type CertificateReceipt = Receipt & { readonly certificateNumber: string; readonly certificateId: string };

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
  constructor(
    private readonly store: EventStore,
    private readonly clock: Clock,
    private readonly facts: CaseFacts,
  ) {}

  async execute({ applicationId, wish, envelope, scope }: IssueNewCertificate): Promise<CertificateReceipt> {
    const { store, clock } = this;
    const stream = applicationStream(applicationId);
    const receipt = await changeStream({
      store,
      clock,
      decider: issuing,
      stream,
      command: { type: 'IssueCertificate', data: wish },
      envelope,
      know: async (state, events) => {
        mustSee(scope, events);
        const { facts, revisions } = await this.facts.for(wantedByAct(wish), state);
        return { facts: { ...facts, issuer: await this.facts.usccOf(wish.department) }, revisions };
      },
    });
    return { ...receipt, ...(await this.issuedIn(stream)) };
  }

  private async issuedIn(stream: string): Promise<Pick<CertificateReceipt, 'certificateNumber' | 'certificateId'>> {
    const events = (await this.store.read(stream)) as readonly Recorded<ApplicationEvent>[];
    const issued = events.find((event) => event.type === 'CertificateIssued');
    if (issued === undefined) throw new Error(`${stream} was answered as certified and is not`);
    const { certificateNumber, certificateId } = issued.data;
    return { certificateNumber, certificateId };
  }
}

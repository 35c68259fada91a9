import { Injectable } from '@nestjs/common';
import { Clock, CommandPipeline, defineWrite, derivedId, nothingKnown } from '@sealtrail/event-sourcing';
import { certificateIdentifierDecider, certificateIdentifierStream } from '../domain/certificate-identifier';

const taking = defineWrite({ decider: certificateIdentifierDecider, context: nothingKnown, numbers: () => ({}) });

/** Gives each identifier of a certificate (电子证照标识) to one case: in a stream of its own, before the case says so. */
@Injectable()
export class CertificateIdentifiers {
  constructor(
    private readonly pipeline: CommandPipeline,
    private readonly clock: Clock,
  ) {}

  /** Again for the same case it changes nothing. @throws {Rejection} `application.certificate-identifier-taken` */
  async take(certificateId: string, applicationId: string): Promise<void> {
    const commandId = derivedId('certificate-identifier', certificateId, applicationId);
    await this.pipeline.run(taking, {
      stream: certificateIdentifierStream(certificateId),
      command: { type: 'TakeCertificateIdentifier', data: { certificateId, applicationId, at: this.clock.now() } },
      envelope: {
        actor: 'system:certificate-identifiers',
        commandId,
        correlationId: commandId,
        causationId: null,
        fingerprint: null,
        expectedRevision: null,
      },
      scope: null,
    });
  }
}

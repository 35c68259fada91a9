import { Injectable } from '@nestjs/common';
import { type CommandMetadata, CommandPipeline, defineWrite, derivedId, noContext } from '@sealtrail/event-sourcing';
import {
  certificateIdentifierDecider,
  certificateIdentifierStream,
  type TakeCertificateIdentifier,
} from '../domain/certificate-identifier';

const taking = defineWrite({ decider: certificateIdentifierDecider, context: noContext });

/** Assigns each certificate identifier (电子证照标识) to one case: in a stream of its own, before the case records it. */
@Injectable()
export class CertificateIdentifiers {
  constructor(private readonly pipeline: CommandPipeline) {}

  /**
   * Recorded under the issuer of the certificate; idempotent for the same case.
   *
   * @throws {Rejection} `application.certificate-identifier-taken`
   */
  async take(wanted: TakeCertificateIdentifier['data'], cause: CommandMetadata): Promise<void> {
    const commandId = derivedId('certificate-identifier', wanted.certificateId, wanted.applicationId);
    await this.pipeline.run(taking, {
      stream: certificateIdentifierStream(wanted.certificateId),
      command: { type: 'TakeCertificateIdentifier', data: wanted },
      commandMetadata: { ...cause, commandId, fingerprint: null, expectedRevision: null },
      scope: null,
    });
  }
}

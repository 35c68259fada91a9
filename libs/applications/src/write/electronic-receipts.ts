import { Injectable } from '@nestjs/common';
import { type CommandMetadata, CommandPipeline, defineWrite, derivedId, noContext } from '@sealtrail/event-sourcing';
import {
  electronicReceiptDecider,
  electronicReceiptStream,
  type TakeElectronicReceipt,
} from '../domain/electronic-receipt';

const taking = defineWrite({ decider: electronicReceiptDecider, context: noContext });

/** Reserves each electronic receipt (电子回执) for one case: in a stream of its own, before the case counts from it. */
@Injectable()
export class ElectronicReceipts {
  constructor(private readonly pipeline: CommandPipeline) {}

  /**
   * Recorded under the reporter of the receipt; idempotent for the same case.
   *
   * @throws {Rejection} `application.receipt-number-taken`
   */
  async take(shown: TakeElectronicReceipt['data'], cause: CommandMetadata): Promise<void> {
    const stream = electronicReceiptStream(shown);
    await this.pipeline.run(taking, {
      stream,
      command: { type: 'TakeElectronicReceipt', data: shown },
      commandMetadata: {
        ...cause,
        commandId: derivedId('electronic-receipt', stream, shown.applicationId),
        fingerprint: null,
        expectedRevision: null,
      },
      scope: null,
    });
  }
}

import { Injectable } from '@nestjs/common';
import {
  Clock,
  CommandPipeline,
  defineWrite,
  derivedId,
  LruMap,
  noContext,
  ProcessName,
} from '@sealtrail/event-sourcing';
import type { LocalDate } from '@sealtrail/working-days';
import { caseNumber, numberRegion } from '../domain/identifiers/case-number';
import { numberSequenceDecider, sequenceStream } from '../domain/number-sequence';

type Block = { next: number; readonly to: number };

/** The result contains the block, so that the stream need not be read. */
const leasing = defineWrite({
  decider: numberSequenceDecider,
  context: noContext,
  numbers: ({ ownEvents: [leased] }) => {
    if (leased === undefined) throw new Error('a lease of numbers without numbers');
    const { from, to } = leased.data;
    return { from, to };
  },
});

const BLOCK = 100;
const BLOCKS_MAX = 1_000;

/**
 * Issues case numbers (办件编号). Sequences per region and local day are leased in blocks and kept in memory: one write for a hundred numbers, and no
 * two processes ever issue the same one.
 */
@Injectable()
export class CaseNumbers {
  private readonly blocks = new LruMap<string, Block>(BLOCKS_MAX);
  private readonly leases = new Map<string, Promise<void>>();
  private leased = 0;

  constructor(
    private readonly pipeline: CommandPipeline,
    private readonly clock: Clock,
    private readonly holder: ProcessName,
  ) {}

  /** @throws {Rejection} `application.numbers-exhausted` after 999,999 numbers of one region and day */
  async next(regionOfItem: string, date: LocalDate): Promise<string> {
    const region = numberRegion(regionOfItem);
    const stream = sequenceStream(region, date);
    for (;;) {
      const block = this.blocks.get(stream);
      if (block !== undefined && block.next <= block.to) return caseNumber({ region, date, sequence: block.next++ });
      await this.lease(stream, region, date);
    }
  }

  /** Concurrent requests for the same sequence share one lease. */
  private lease(stream: string, region: string, date: LocalDate): Promise<void> {
    const running = this.leases.get(stream);
    if (running !== undefined) return running;
    const lease = this.leaseOnce(stream, region, date).finally(() => this.leases.delete(stream));
    this.leases.set(stream, lease);
    return lease;
  }

  private async leaseOnce(stream: string, region: string, date: LocalDate): Promise<void> {
    const commandId = derivedId('lease', this.holder.id, String(this.leased++));
    const { numbers } = await this.pipeline.run(leasing, {
      stream,
      command: { type: 'LeaseNumbers', data: { region, date, count: BLOCK, at: this.clock.now() } },
      commandMetadata: {
        actor: 'system:case-numbers',
        commandId,
        correlationId: commandId,
        causationId: null,
        fingerprint: null,
        expectedRevision: null,
      },
      scope: null,
    });
    this.blocks.set(stream, { next: numbers.from, to: numbers.to });
  }
}

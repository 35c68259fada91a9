import { Injectable } from '@nestjs/common';
import {
  Clock,
  derivedId,
  EventStore,
  eventId,
  metadataAt,
  ReadStore,
  type RecordedEvent,
} from '@sealtrail/event-sourcing';
import { type Deliveries, deliveriesFold, NOTHING_DELIVERED } from '../domain/deliveries';
import { type DeliveryEvent, deliveriesStream, type FactRef } from '../domain/webhook-events';
import { webhookDeliveries } from './deliveries-view';

/** The deliveries streams; a process that has not read the end of a stream cannot append to it. */
@Injectable()
export class DeliveryLog {
  constructor(
    private readonly store: EventStore,
    private readonly views: ReadStore,
    private readonly clock: Clock,
  ) {}

  /** The current progress of a webhook: from its view, and from events that the view has not folded yet. */
  async of(id: string): Promise<Deliveries> {
    const shown = (await this.views.find<Deliveries>(webhookDeliveries.name, id)) ?? NOTHING_DELIVERED;
    const news = await this.store.read(deliveriesStream(id), BigInt(shown.revision));
    return (news as readonly RecordedEvent<DeliveryEvent>[]).reduce(folded, shown);
  }

  /**
   * Appends the next event.
   *
   * @throws {RevisionConflict} another process has taken over the webhook
   */
  async tell(before: Deliveries, event: DeliveryEvent): Promise<Deliveries> {
    const stream = deliveriesStream(event.data.id);
    const commandId = derivedId('deliveries', event.data.id, String(before.revision), JSON.stringify(event));
    await this.store.append({
      stream,
      expected: BigInt(before.revision),
      events: [{ id: eventId(commandId, 0), ...event }],
      metadata: metadataAt(this.clock.now(), {
        actor: 'system:webhooks',
        commandId,
        correlationId: commandId,
        causationId: null,
        known: {},
      }),
      answer: null,
    });
    return foldNext(before, event, before.revision + 1);
  }

  /** The position of a fact in this log. */
  async positionOf({ stream, revision }: FactRef): Promise<bigint> {
    const [event] = await this.store.read(stream, BigInt(revision) - 1n);
    if (event === undefined) throw new Error(`${stream} has no fact ${revision}`);
    return event.position;
  }
}

const folded = (before: Deliveries, event: RecordedEvent<DeliveryEvent>): Deliveries =>
  foldNext(before, event, Number(event.revision));

const foldNext = (before: Deliveries, { type, data }: DeliveryEvent, revision: number): Deliveries =>
  (deliveriesFold[type] as (before: Deliveries, data: DeliveryEvent['data'], revision: number) => Deliveries)(
    before,
    data,
    revision,
  );

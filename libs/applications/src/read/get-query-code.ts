import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import {
  EventStore,
  NamespaceSecret,
  type RecordedEvent,
  type Scope,
  type Sealed,
  Vault,
} from '@sealtrail/event-sourcing';
import { applicationStream } from '../domain/application-decider';
import type { ApplicationEvent } from '../domain/application-events';
import { queryCodeOf } from '../domain/query-code';
import { mustSee } from '../domain/visibility';

/** Data with which a gateway tells an applicant how to track and rate a case. */
export type QueryCode = {
  readonly applicationId: string;
  readonly number: string;
  readonly region: string;
  readonly queryCode: string;
  /** 联系电话 of the applicant and of the agent; empty if none was given, or once erased. */
  readonly phones: readonly string[];
};

/** The applicant's query code, for a gateway that belongs to no department. */
export class GetQueryCode extends Query<QueryCode> {
  constructor(
    readonly applicationId: string,
    readonly scope: Scope,
  ) {
    super();
  }
}

@QueryHandler(GetQueryCode)
export class GetQueryCodeHandler implements IQueryHandler<GetQueryCode> {
  constructor(
    private readonly events: EventStore,
    private readonly vault: Vault,
    private readonly secret: NamespaceSecret,
  ) {}

  /** @throws {Rejection} `application.not-found`: missing, or outside the caller's scope */
  async execute({ applicationId, scope }: GetQueryCode): Promise<QueryCode> {
    const past = (await this.events.read(
      applicationStream(applicationId),
    )) as readonly RecordedEvent<ApplicationEvent>[];
    const { number, region, applicant, agent } = mustSee(scope, past);
    const phones = await Promise.all([applicant, agent].map((sealed) => this.phoneOf(sealed)));
    return {
      applicationId,
      number,
      region,
      queryCode: queryCodeOf({ applicationId, heldByUnit: false }, this.secret),
      phones: [...new Set(phones.filter((phone) => phone !== null))],
    };
  }

  private async phoneOf(sealed: Sealed | null): Promise<string | null> {
    const phone = sealed === null ? null : (await this.vault.open(sealed))?.['phone'];
    return typeof phone === 'string' ? phone : null;
  }
}

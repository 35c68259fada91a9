import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import {
  Clock,
  fold,
  type Instant,
  NO_STREAM,
  pick,
  ReadStore,
  type RecordedEvent,
  type Scope,
} from '@sealtrail/event-sourcing';
import type { Computation } from '../domain/card-computation';
import type { CardIssued } from '../domain/card-events';
import { cardKey } from '../domain/card-key';
import { computationAsKnownNow, computationOf } from '../domain/compute-card';
import type { DueCard } from '../domain/due-cards';
import { evaluate } from '../domain/evaluation';
import { policyOf } from '../domain/rules/rule';
import { supervisionDecider } from '../domain/supervision-decider';
import type { Card } from '../domain/supervision-state';
import type { CardRow } from './card-row';
import { type CaseKnowledge, CaseKnowledgeReader, type WasKnown } from './case-knowledge';
import { type ExplainedComputation, explainComputation } from './explained-computation';
import { visibleCard } from './get-card';

/** A card computed twice: when it was issued, and by what is known now. */
export type CardComputation = Pick<
  CardRow,
  | 'cardId'
  | 'subject'
  | 'applicationId'
  | 'number'
  | 'item'
  | 'region'
  | 'rule'
  | 'clock'
  | 'level'
  | 'status'
  | 'department'
  | 'official'
  | 'breachedAt'
  | 'issuedAt'
  | 'recomputations'
  | 'revocation'
> & {
  readonly asKnownThen: ExplainedComputation;
  /** `null`: the clock never ran. */
  readonly asKnownNow: ExplainedComputation | null;
  /** Whether the card would fall by what is known now. */
  readonly fallsNow: boolean;
};

/** 计算过程: what a card was computed from, then and now. */
export class GetCardComputation extends Query<CardComputation> {
  constructor(
    readonly cardId: string,
    readonly scope: Scope,
  ) {
    super();
  }
}

@QueryHandler(GetCardComputation)
export class GetCardComputationHandler implements IQueryHandler<GetCardComputation> {
  constructor(
    private readonly store: ReadStore,
    private readonly cases: CaseKnowledgeReader,
    private readonly clock: Clock,
  ) {}

  /** @throws {Rejection} `supervision.card-not-found`: there is none, or it is not the caller's to see */
  async execute(query: GetCardComputation): Promise<CardComputation> {
    const row = await visibleCard(this.store, query);
    const { cardId, applicationId } = row;
    const [events, own] = await Promise.all([
      this.cases.caseEvents(applicationId),
      this.cases.supervisionEvents(applicationId),
    ]);
    const issued = own.find((event) => event.type === 'CardIssued' && event.data.cardId === cardId);
    const card = fold(supervisionDecider, own).cards.find(({ fact }) => fact.cardId === cardId);
    if (issued?.type !== 'CardIssued' || card === undefined) throw new Error(`the card ${cardId} was never issued`);
    const [then, now] = await Promise.all([
      this.cases.knowledgeOf(events, own, seenBy(issued)),
      this.cases.knowledgeOf(events, own, () => true),
    ]);
    if (then === null || now === null) throw new Error(`the card ${cardId} is of a case without a receipt`);
    return { ...pick(row, SHOWN), ...bothComputations(issued, card, { then, now, at: this.clock.now() }) };
  }
}

/** Up to the revisions that the decision had read; of facts that were carried from another log, what was recorded by then. */
function seenBy({ stream, revision, metadata }: RecordedEvent): WasKnown {
  const { known, recordedAt } = metadata;
  const isCarried = Object.keys(known).length === 0;
  return (event) => {
    if (event.stream === stream) return event.revision < revision;
    return isCarried
      ? event.metadata.recordedAt <= recordedAt
      : event.revision <= BigInt(known[event.stream] ?? NO_STREAM);
  };
}

type Knowledge = { readonly then: CaseKnowledge; readonly now: CaseKnowledge; readonly at: Instant };

function bothComputations(
  { data }: { readonly data: CardIssued['data'] },
  card: Card,
  { then, now, at }: Knowledge,
): Pick<CardComputation, 'asKnownThen' | 'asKnownNow' | 'fallsNow'> {
  const { rule, policy, issuedAt: knownAt } = data;
  const due = dueNow(now, card, at);
  const computed = due === null ? computationAsKnownNow(now.context, card) : dueComputation(now, card, due);
  const { id, version } = due?.trigger.policy ?? policyOf(now.context, due?.trigger.clock ?? data.computation);
  return {
    asKnownThen: explainComputation(data.computation, then, { rule, policy, knownAt }),
    asKnownNow: computed && explainComputation(computed, now, { rule, policy: { id, version }, knownAt: at }),
    fallsNow: due !== null,
  };
}

const dueComputation = ({ context }: CaseKnowledge, { version }: Card, due: DueCard): Computation =>
  computationOf(context, due, version);

/** What falls under the key of the card by what is known now: the variant that it is, else the one that needs nobody. */
function dueNow({ context }: CaseKnowledge, { fact }: Card, at: Instant): DueCard | null {
  const variants = evaluate(context, [], at).due.get(cardKey(fact)) ?? [];
  return variants.find(({ trigger }) => trigger.at === fact.breachedAt) ?? variants.at(-1) ?? null;
}

const SHOWN = [
  'cardId',
  'subject',
  'applicationId',
  'number',
  'item',
  'region',
  'rule',
  'clock',
  'level',
  'status',
  'department',
  'official',
  'breachedAt',
  'issuedAt',
  'recomputations',
  'revocation',
] as const satisfies readonly (keyof CardRow)[];

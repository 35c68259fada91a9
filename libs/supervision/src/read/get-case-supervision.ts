import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { eventsKnownBy, mustSee, noSuchCase } from '@sealtrail/applications/events';
import { Clock, type Instant, isInScope, pick, type Scope } from '@sealtrail/event-sourcing';
import type { CardLevel } from '@sealtrail/policy/events';
import type { RuleId } from '../domain/card-enums';
import { computationOf } from '../domain/compute-card';
import { cardsDue, triggersOf } from '../domain/due-cards';
import { type CardTrigger, policyOf, type Respondent } from '../domain/rules/rule';
import type { CardRow } from './card-row';
import { cardsAfter } from './cards-after';
import { type CaseKnowledge, CaseKnowledgeReader, type WasKnown } from './case-knowledge';
import { type ExplainedComputation, explainComputation } from './explained-computation';

/** One thing that a case is watched for, by what was known: when its card falls, or would have fallen. */
export type SupervisedDuty = {
  readonly rule: RuleId;
  readonly clock: string;
  readonly level: CardLevel;
  readonly fallsAt: Instant;
  /** It had fallen by then. */
  readonly due: boolean;
  /** The card would wait for a person. */
  readonly needsConfirmation: boolean;
  /** Whom it charged; none, where it has not fallen. */
  readonly respondents: readonly Respondent[];
  readonly computation: Omit<ExplainedComputation, 'charged' | 'version'>;
};

const KNOWN = [
  'cardId',
  'rule',
  'clock',
  'level',
  'status',
  'department',
  'official',
  'breachedAt',
  'issuedAt',
] as const satisfies readonly (keyof CardRow)[];

/** A card as it stood. */
export type KnownCard = Pick<CardRow, (typeof KNOWN)[number]>;

/** A case under supervision as it was known at an instant. */
export type CaseSupervision = {
  readonly applicationId: string;
  readonly number: string;
  readonly asKnownAt: Instant;
  /** Revision of the last fact of the case that was known. */
  readonly revision: string;
  readonly calendar: { readonly id: string; readonly version: string; readonly zone: string };
  readonly duties: readonly SupervisedDuty[];
  /** The cards that there were, as they stood then. */
  readonly cards: readonly KnownCard[];
};

/** 监察回溯: what of a case was due, and which cards there were, as known at an instant; without one as known now. */
export class GetCaseSupervision extends Query<CaseSupervision> {
  constructor(
    readonly applicationId: string,
    readonly scope: Scope,
    readonly asKnownAt: Instant | null,
  ) {
    super();
  }
}

@QueryHandler(GetCaseSupervision)
export class GetCaseSupervisionHandler implements IQueryHandler<GetCaseSupervision> {
  constructor(
    private readonly cases: CaseKnowledgeReader,
    private readonly clock: Clock,
  ) {}

  /** @throws {Rejection} `application.not-found`: there is none, or it is not the caller's to see; `application.not-known-yet` */
  async execute({ applicationId, scope, asKnownAt }: GetCaseSupervision): Promise<CaseSupervision> {
    const events = await this.cases.caseEvents(applicationId);
    mustSee(scope, events);
    const at = asKnownAt ?? this.clock.now();
    const wasKnown: WasKnown = asKnownAt === null ? () => true : ({ metadata }) => metadata.recordedAt <= asKnownAt;
    if (asKnownAt !== null) eventsKnownBy(events, asKnownAt);
    const supervised = await this.cases.supervisionEvents(applicationId);
    const knowledge = await this.cases.knowledgeOf(events, supervised, wasKnown);
    if (knowledge === null) throw noSuchCase();
    const { ledger, calendar, events: known } = knowledge.context;
    const { region } = ledger;
    const isSeen = (departments: readonly string[]) => isInScope(scope, { departments, region });
    return {
      applicationId,
      number: ledger.number,
      asKnownAt: at,
      revision: String(known.at(-1)?.revision ?? ''),
      calendar: { id: calendar.id, version: calendar.version, zone: calendar.zone },
      duties: dutiesOf(knowledge, at, isSeen),
      cards: cardsAfter(knowledge.supervisionEvents)
        .filter(({ departments }) => isSeen(departments))
        .map((card) => pick(card, KNOWN)),
    };
  }
}

type IsSeen = (departments: readonly string[]) => boolean;

/** Every duty that has not been kept, in the order in which its cards fall; whom it charged, as far as the caller sees them. */
function dutiesOf(knowledge: CaseKnowledge, at: Instant, isSeen: IsSeen): readonly SupervisedDuty[] {
  const { context } = knowledge;
  const triggers = triggersOf(context);
  const due = cardsDue(context, at, triggers);
  return triggers.map((trigger) => {
    const charged = due.filter((card) => card.trigger === trigger).map(({ respondent }) => respondent);
    return {
      rule: trigger.rule,
      clock: trigger.clock.id,
      level: trigger.level,
      fallsAt: trigger.at,
      due: trigger.at <= at,
      needsConfirmation: trigger.needsConfirmation,
      respondents: charged.filter(({ department }) => isSeen([department])),
      computation: computationOfDuty(knowledge, trigger, at),
    };
  });
}

/** Whom it charges stands beside it: it is computed for nobody. */
const NOBODY: Respondent = { department: '', official: null, why: [] };

function computationOfDuty(
  knowledge: CaseKnowledge,
  trigger: CardTrigger,
  knownAt: Instant,
): SupervisedDuty['computation'] {
  const { context } = knowledge;
  const { id, version } = trigger.policy ?? policyOf(context, trigger.clock);
  const {
    version: _,
    charged: _charged,
    ...computation
  } = explainComputation(computationOf(context, { trigger, respondent: NOBODY }, 1), knowledge, {
    rule: trigger.rule,
    policy: { id, version },
    knownAt,
  });
  return computation;
}

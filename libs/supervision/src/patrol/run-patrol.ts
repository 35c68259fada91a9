import { Injectable } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  Clock,
  type CommandMetadata,
  CommandPipeline,
  Dispatcher,
  defineWrite,
  derivedId,
  EventStore,
  type Instant,
  isDamage,
  ReadStore,
  StreamStateCache,
} from '@sealtrail/event-sourcing';
import { Jurisdiction, type LocalDate, startOfDay } from '@sealtrail/working-days';
import type { RefusedCase } from '../calendar-recalculation/recalculation-events';
import { type SupervisedCaseRow, supervisedCases } from '../calendar-recalculation/supervised-cases-view';
import { supervisionStream } from '../domain/supervision-commands';
import { DecisionContextLoader } from '../write/decision-context-loader';
import { type CaseLook, lookAtCase } from './look-at-case';
import { type Patrol, type PatrolCommand, patrolDecider, patrolStream } from './patrol-decider';
import type { PatrolCounts, PatrolDifference } from './patrol-events';

/** Cases in one page: each page is a fact. */
const PATROL_PAGE_CASES = 1_000;
/** So many differences fit into one fact, whatever is wrong with all of them; the page ends with the case that has the last. */
export const DIFFERENCES_MAX = 200;
/** Looked at at the same time: callers come first. */
const PARALLEL_MAX = 4;

/**
 * 巡检: looks at every case as of the midnight that a local day begins with, and must find nothing. Answers how it stands then;
 * `null`: another process does it, or has done it.
 */
export class RunPatrol extends Command<Patrol | null> {
  constructor(
    readonly night: LocalDate,
    /** Who does it: one process at a time. */
    readonly by: string,
    /** What another process has left lying since before then is taken over. */
    readonly staleBefore: Instant,
  ) {
    super();
  }
}

/** What is found is recorded first, and then put right by the check that every look gives: a crash in between hides nothing. */
@Injectable()
@CommandHandler(RunPatrol)
export class RunPatrolHandler implements ICommandHandler<RunPatrol> {
  private readonly write = defineWrite({
    decider: patrolDecider,
    context: async () => ({ facts: null, revisions: {} }),
  });

  constructor(
    private readonly pipeline: CommandPipeline,
    private readonly store: EventStore,
    private readonly streams: StreamStateCache,
    private readonly views: ReadStore,
    private readonly contexts: DecisionContextLoader,
    private readonly cases: Dispatcher,
    private readonly clock: Clock,
    private readonly jurisdiction: Jurisdiction,
  ) {}

  async execute({ night, by, staleBefore }: RunPatrol): Promise<Patrol | null> {
    const at = startOfDay(night, this.jurisdiction.zone);
    const now = this.clock.now();
    const before = await this.stateOf(night);
    const isTaken = before.by !== by && before.lastAt >= staleBefore;
    if (before.status === 'finished' || (before.status === 'underWay' && isTaken)) return null;
    await this.tell(night, { type: 'StartPatrol', data: { night, at, by, now, staleBefore } }, [by, now]);
    for (let state = await this.stateOf(night); ; state = await this.stateOf(night)) {
      if (state.by !== by) return null;
      if (state.status === 'finished') return state;
      const { looks, refused, cursor, complete } = await this.page(at, state.cursor);
      const page = { ...countsOf(looks), differences: differencesIn(looks), refused, cursor };
      const data = { night, at, by, after: state.cursor, complete, ...page, now: this.clock.now() };
      await this.tell(night, { type: 'RecordPatrolPage', data }, [by, now, state.cursor ?? '']);
      for (const [applicationId, seen] of looks) {
        if (seen.rescheduled || seen.difference !== null) await this.check(night, applicationId, at);
      }
    }
  }

  private async page(at: Instant, after: string | null) {
    const { store, contexts } = this;
    const rows = await this.views.list<SupervisedCaseRow>(supervisedCases.name, {
      where: [],
      limit: PATROL_PAGE_CASES,
      ...(after === null ? {} : { after: { value: null, id: after } }),
    });
    const found = new Map<string, CaseLook | RefusedCase>();
    const queue = rows.values();
    const lane = async (): Promise<void> => {
      for (const { id } of queue) {
        try {
          found.set(id, (await lookAtCase(id, at, { store, contexts })) ?? refusedCase(id, 'application.not-found'));
        } catch (error) {
          // One odd case holds up no other; an outage ends the run, and the next one goes on with the page.
          if (!isDamage(error)) throw error;
          found.set(id, refusedCase(id, 'log.damaged'));
        }
      }
    };
    await Promise.all(Array.from({ length: PARALLEL_MAX }, lane));
    const looks = new Map<string, CaseLook>();
    const refused: RefusedCase[] = [];
    let differing = 0;
    for (const [place, { id }] of rows.entries()) {
      const seen = found.get(id);
      if (seen === undefined) continue;
      if ('code' in seen) refused.push(seen);
      else looks.set(id, seen);
      if ('code' in seen || seen.difference !== null) differing += 1;
      if (differing === DIFFERENCES_MAX && place + 1 < rows.length)
        return { looks, refused, cursor: id, complete: false };
    }
    return { looks, refused, cursor: rows.at(-1)?.id ?? null, complete: rows.length < PATROL_PAGE_CASES };
  }

  private async stateOf(night: LocalDate): Promise<Patrol> {
    return (await this.streams.state(patrolDecider, patrolStream(night))).state;
  }

  private async tell(night: LocalDate, command: PatrolCommand, which: readonly string[]): Promise<void> {
    const stream = patrolStream(night);
    const commandMetadata = bySystem(derivedId(stream, command.type, ...which));
    await this.pipeline.run(this.write, { stream, command, commandMetadata, scope: null });
  }

  /** As every look at a case does. */
  private async check(night: LocalDate, applicationId: string, at: Instant): Promise<void> {
    const command = { type: 'CheckLimits', data: { at } };
    const stream = supervisionStream(applicationId);
    await this.cases.dispatch({ stream, command }, bySystem(derivedId(patrolStream(night), applicationId)));
  }
}

const refusedCase = (applicationId: string, code: RefusedCase['code']): RefusedCase => ({ applicationId, code });

const bySystem = (commandId: string): CommandMetadata => ({
  actor: 'system:patrol',
  commandId,
  correlationId: commandId,
  causationId: null,
  fingerprint: null,
  expectedRevision: null,
});

type Looks = ReadonlyMap<string, CaseLook>;

function countsOf(looks: Looks): PatrolCounts {
  const all = [...looks.values()];
  return {
    cases: all.length,
    cards: all.reduce((sum, { cards }) => sum + cards, 0),
    unsettled: all.filter(({ unsettled }) => unsettled).length,
    rescheduled: all.filter(({ rescheduled }) => rescheduled).length,
  };
}

const differencesIn = (looks: Looks): readonly PatrolDifference[] =>
  [...looks.values()].flatMap(({ difference }) => (difference === null ? [] : [difference]));

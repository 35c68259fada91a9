import fc from 'fast-check';
import { SeededRandom } from '../oracle/seeded-random';
import type { Schema } from '../request-schemas';
import { proof } from '../stories/office';
import { CASE_ACTS, type CaseAct, type Moment, type ShownCase } from './case-acts';
import type { CaseOffice, Filing, Seat } from './case-office';
import { type PlannedCommand, SEND_MODES } from './command-sequence';
import type { Values } from './values';
import type { FuzzWorld } from './world';

const CASE = '/v1/applications/{id}';
const ZONE_MS = 8 * 3_600_000;
/** Minimum time between two acts if the second is reported late. */
const LATE_MS_MIN = 5 * 60_000;
const LATE_PERCENT = 60;
/** Idle times in minutes. */
const WAITS = [10, 3 * 60, 24 * 60, 24 * 60, 3 * 24 * 60] as const;

export const any: fc.Arbitrary<number> = fc.nat(1_000_000);
/** `n` for the given percentage, else 0. */
const rarely = (percent: number): fc.Arbitrary<number> =>
  fc.oneof({ weight: 100 - percent, arbitrary: fc.constant(0) }, { weight: percent, arbitrary: any });

/** A command to the case as numbers, as in `plan.ts`; 0: lawful, immediate, and sent once. */
export const steps = fc.record({
  act: any,
  salt: any,
  manner: any,
  /** Idle time before it. */
  wait: rarely(3),
  /** What is wrong with it: an act of another state, another caller's key, or any fault of the schema. */
  spoil: rarely(18),
});
export type Step = Readonly<Record<'act' | 'salt' | 'manner' | 'wait' | 'spoil', number>>;

export const minutesOf = ({ wait }: Step): number => (wait === 0 ? 0 : (WAITS[wait % WAITS.length] ?? 0));

type Command = PlannedCommand & { readonly act: CaseAct | null; readonly by: Seat };

/** A case, as displayed and as reported: determines the next commands. */
export class CaseLife {
  private readonly told = new Map<string, Seat>();
  private unproved: Moment['unproved'] = null;
  private lastMs: number;

  constructor(
    private readonly id: string,
    private readonly filing: Filing,
    private readonly operations: readonly PlannedCommand['operation'][],
    private readonly office: CaseOffice,
    private readonly world: FuzzWorld,
    private readonly values: Values,
  ) {
    this.lastMs = world.nowMs();
  }

  /** Only visits remain possible: continuing would test nothing. */
  isOver(shown: ShownCase): boolean {
    const moment = this.momentOf(shown, false);
    return CASE_ACTS.every(({ path, may }) => path === '/visits' || !may(moment));
  }

  wishOf(step: Step, shown: ShownCase): Command {
    const chance = new SeededRandom(step.salt, step.act);
    const moment = this.momentOf(shown, step.spoil === 0 && chance.percent(LATE_PERCENT));
    const possible = step.spoil % 3 === 1 ? CASE_ACTS : CASE_ACTS.filter((each) => each.may(moment));
    const pool = possible.flatMap((each) => Array.from({ length: each.weight }, () => each));
    const act = pool[step.act % pool.length] as CaseAct;
    const by = step.spoil % 3 === 2 ? chance.pick(['side', 'hall', 'portal', 'head'] as const) : act.by(moment, chance);
    const isByChance = step.spoil > 0 && step.spoil % 3 === 0;
    const operation = isByChance
      ? chance.pick(this.operations)
      : (this.operations.find(({ path }) => path === `${CASE}${act.path}`) as PlannedCommand['operation']);
    const body = isByChance
      ? (this.values.of(operation.schema as Schema, '', chance) as object)
      : this.bodyOf(act, moment, chance);
    const names = { id: this.id, ...act.names?.(moment) } as Readonly<Record<string, string>>;
    const url = operation.path.replaceAll(
      /\{(\w+)\}/g,
      (_, name: string) => names[name] ?? chance.pick(this.world.named(name, operation.path)),
    );
    const secret = this.office.keyOf(by);
    const manner = SEND_MODES[step.manner % SEND_MODES.length] ?? 'once';
    return {
      operation,
      url,
      secret,
      body,
      other: this.otherThan(body, operation.path),
      manner,
      act: isByChance ? null : act,
      by,
    };
  }

  /** It was accepted. @param seen the revision that the caller had seen */
  happened({ act, by, body }: Command, seen: string): void {
    this.lastMs = this.world.nowMs();
    if (act === null) return;
    this.told.set(act.path, by);
    const { occurredAt: at, proofOfService } = body as {
      readonly occurredAt?: string;
      readonly proofOfService?: object;
    };
    if (act.path === '/late-proofs') this.unproved = null;
    if (act.provable === true && at !== undefined && proofOfService === undefined)
      this.unproved = { revision: String(BigInt(seen) + 1n), at };
  }

  /** Now, or half-way since the last act. */
  private momentOf(shown: ShownCase, isLate: boolean): Moment {
    const now = this.world.nowMs();
    const atMs = isLate && now - this.lastMs >= LATE_MS_MIN ? Math.ceil((now + this.lastMs) / 2 / 1_000) * 1_000 : now;
    const local = new Date(atMs + ZONE_MS).toISOString();
    const { told, filing, unproved } = this;
    return { shown, told, filing, unproved, at: `${local.slice(0, 19)}+08:00`, date: local.slice(0, 10) };
  }

  private bodyOf(act: CaseAct, moment: Moment, chance: SeededRandom): object {
    const body = act.tells(moment, chance);
    const isLate = Date.parse(moment.at) < this.world.nowMs();
    if (act.provable !== true || !isLate) return body;
    return { ...body, occurredAt: moment.at, ...(chance.percent(50) ? { proofOfService: proof(moment.at) } : {}) };
  }

  private otherThan(body: object, path: string): object {
    if (path.endsWith('/late-proofs')) return { ...body, officer: 'wang' };
    const { occurredAt, ...rest } = body as { readonly occurredAt?: string };
    return occurredAt === undefined ? { ...body, occurredAt: new Date(this.world.nowMs()).toISOString() } : rest;
  }
}

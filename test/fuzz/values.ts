import type { SeededRandom } from '../oracle/seeded-random';
import { type ApiDocument, resolved, type Schema, sample } from '../request-schemas';
import type { FuzzWorld } from './world';

/** The parts of a schema that restrict a value. */
type Bounded = Schema & {
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly required?: readonly string[];
  readonly default?: unknown;
};

const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;
const LEFT_OUT_PERCENT = 35;
/** Members rarely sent: other members seldom permit them, or they end the evaluation of rules early. */
const SELDOM: readonly string[] = [
  'occurredAt',
  'proofOfService',
  'stepId',
  'agent',
  'endedAt',
  'onTheSpot',
  'file',
  'rater',
];
const SELDOM_PERCENT = 80;
const USUALLY_PERCENT = 75;
/** Usual values, where any other value would require further members. */
const USUAL: Readonly<Record<string, unknown>> = { satisfiedBy: 'paper', anonymous: false, officer: 'li' };
const NULL_PERCENT = 8;
const WORDS = ['资料不全', 'because', '见附件一', '行政许可法第三十八条', 'Ünïcode', '一', '①', 'عربي'];
const DAYS_BACK = 25;

/** Random bodies and parameters by the published schemas, with values of the existing world. */
export class Values {
  constructor(
    private readonly document: ApiDocument,
    private readonly world: FuzzWorld,
  ) {}

  of(schema: Schema, name: string, chance: SeededRandom, depth = 0): unknown {
    const own = schema as Bounded;
    const alternative = own.anyOf?.length === 2 && chance.percent(NULL_PERCENT) ? null : undefined;
    if (alternative === null || (own.nullable === true && chance.percent(NULL_PERCENT))) return null;
    const { type, items = {}, properties, ...bounds } = resolved(schema, this.document) as Bounded;
    const { enum: values } = { ...bounds, ...own };
    const usual = USUAL[name];
    if (usual !== undefined && chance.percent(USUALLY_PERCENT)) return usual;
    if (values !== undefined) return chance.pick(values);
    if (type === 'array') {
      const [min, max] = [own.minItems ?? bounds.minItems ?? 0, own.maxItems ?? bounds.maxItems ?? 3];
      const length = depth > 6 ? min : chance.int(min, Math.max(min, Math.min(max, 3)));
      return Array.from({ length }, () => this.of(items, name, chance, depth + 1));
    }
    if (properties?.['idNumber'] !== undefined && chance.percent(USUALLY_PERCENT)) return sample(schema, this.document);
    if (properties !== undefined) return this.members(properties, bounds.required ?? [], chance, depth);
    if (type === 'boolean') return chance.percent(50);
    if (type === 'number' || type === 'integer') {
      const min = own.minimum ?? bounds.minimum ?? 0;
      return chance.int(min, Math.min(own.maximum ?? bounds.maximum ?? min + 12, min + 40));
    }
    return this.text(name, { ...bounds, ...own }, chance);
  }

  private members(
    properties: Readonly<Record<string, Schema>>,
    required: readonly string[],
    chance: SeededRandom,
    depth: number,
  ): unknown {
    return Object.fromEntries(
      Object.entries(properties)
        .filter(([name]) => required.includes(name) || !chance.percent(leftOutPercent(name, depth)))
        .map(([name, schema]) => [name, this.of(schema, name, chance, depth + 1)]),
    );
  }

  private text(name: string, { format, example, pattern }: Bounded, chance: SeededRandom): unknown {
    if (format === 'date-time') return this.instant(chance);
    if (format === 'date') return this.date(chance);
    const known = this.world.named(name);
    if (known.length > 0 && !chance.percent(5)) return chance.pick(known);
    if (example !== undefined && (pattern !== undefined || chance.percent(60))) return example;
    return pattern === undefined ? chance.pick(WORDS) : (example ?? 'a1');
  }

  /** Now, or a little before, or some weeks before; rarely in the future. */
  instant(chance: SeededRandom): string {
    const back = chance.pick([0, 0, 0, chance.int(0, 300), chance.int(0, 300), chance.int(0, DAYS_BACK * DAY_MINUTES)]);
    const at = this.world.nowMs() + (chance.percent(3) ? chance.int(0, 3_000) : -back) * MINUTE_MS;
    const hours = chance.pick([8, 8, 8, 0, -5]);
    const local = new Date(at + hours * 60 * MINUTE_MS).toISOString().slice(0, 19);
    return `${local}${hours < 0 ? '-' : '+'}${String(Math.abs(hours)).padStart(2, '0')}:00`;
  }

  date(chance: SeededRandom): string {
    const days = chance.pick([0, 0, 0, -1, -chance.int(0, DAYS_BACK), chance.int(0, 400)]);
    return new Date(this.world.nowMs() + (days * DAY_MINUTES + 480) * MINUTE_MS).toISOString().slice(0, 10);
  }
}

function leftOutPercent(name: string, depth: number): number {
  if (name === 'officer') return 5;
  return depth > 6 ? 90 : SELDOM.includes(name) ? SELDOM_PERCENT : LEFT_OUT_PERCENT;
}

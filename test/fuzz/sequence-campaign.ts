import fc from 'fast-check';
import { Chance } from '../oracle/chance';
import type { ApiDocument, Schema } from '../request-schemas';
import { BrokenPromise, type CommandManner, CommandSequence, type CommandWish, MANNERS } from './command-sequence';
import { type Contract, codeIn, jsonIn } from './contract';
import type { Findings } from './findings';
import type { Asked } from './operations';
import { Values } from './values';
import type { FuzzWorld } from './world';

const WORKERS = 8;
const STEPS_MAX = 14;
const NEW_KEYS_EVERY = 400;
const NEW_TIME_EVERY = 25;
const MINUTES_MAX = 3 * 24 * 60;
const CASE = '/v1/applications/{id}';
const ITEMS = ['of-own', 'joint', 'of-other', 'far-joint'] as const;

/** A command to the case in numbers, as in `plan.ts`. */
type Step = { readonly act: number; readonly salt: number; readonly caller: number; readonly manner: number };

const any = fc.nat(1_000_000);
const sequences = fc.record({
  item: any,
  steps: fc.array(fc.record({ act: any, salt: any, caller: any, manner: any }), { minLength: 1, maxLength: STEPS_MAX }),
});

type Site = {
  readonly url: string;
  readonly document: ApiDocument;
  readonly contract: Contract;
  readonly operations: readonly Asked[];
  readonly world: FuzzWorld;
  readonly findings: Findings;
};

/** Commands to one case after the other, in any order and by anybody who may: `CommandSequence` says what must hold. */
export class SequenceCampaign {
  accepted = 0;
  /** How often, by code. */
  readonly refused = new Map<string, number>();
  private begun = 0;
  private readonly values: Values;
  private readonly acts: readonly CommandWish['operation'][];

  constructor(private readonly site: Site) {
    this.values = new Values(site.document, site.world);
    this.acts = site.operations.filter(
      (operation): operation is CommandWish['operation'] =>
        operation.method === 'POST' && operation.path.startsWith(`${CASE}/`) && operation.schema !== null,
    );
  }

  async run(count: number, seed: number): Promise<void> {
    let left = count;
    const work = async (worker: number): Promise<void> => {
      for (let turn = 0; left > 0; turn++) {
        const runs = Math.min(left, NEW_TIME_EVERY);
        left -= runs;
        await this.stretch(seed * 100_003 + worker * 10_007 + turn, runs);
        if (worker === 0) await this.site.world.passTime(new Chance(seed, turn).int(1, MINUTES_MAX));
      }
    };
    await Promise.all(Array.from({ length: WORKERS }, (_, worker) => work(worker)));
  }

  private async stretch(seed: number, runs: number): Promise<void> {
    const { findings } = this.site;
    let found: { readonly kind: string; readonly shown: string } | null = null;
    const property = fc.asyncProperty(sequences, async ({ item, steps }) => {
      const told: string[] = [];
      try {
        await this.live(ITEMS[item % ITEMS.length] ?? 'of-own', steps, told);
      } catch (error) {
        if (!(error instanceof BrokenPromise)) throw error;
        const [kind = ''] = error.message.split('\n');
        if (findings.knows(kind)) return findings.again(kind);
        if (found !== null && found.kind !== kind) return;
        found = { kind, shown: [...told, error.message].join('\n') };
        throw error;
      }
    });
    const outcome = await fc.check(property, { seed, numRuns: runs });
    if (found !== null) findings.add(found);
    else if (outcome.failed) throw new Error(String(outcome.errorInstance));
  }

  private async live(item: string, steps: readonly Step[], told: string[]): Promise<void> {
    const { world, url, contract } = this.site;
    if (this.begun++ % NEW_KEYS_EVERY === NEW_KEYS_EVERY - 1) await world.renewKeys();
    const { id, position } = await world.file(item);
    const sequence = new CommandSequence(new URL(url), contract, `s${this.begun}`, position);
    try {
      for (const step of steps) {
        const wish = this.wishOf(step, id);
        told.push(shownWish(wish));
        const answer = await sequence.send(wish);
        told.push(`  → ${answer.status} ${codeIn(answer)}`);
        if (answer.status < 300) this.accepted += 1;
        else this.refused.set(codeIn(answer), (this.refused.get(codeIn(answer)) ?? 0) + 1);
      }
      await this.lookAt(sequence, id);
    } finally {
      sequence.close();
    }
  }

  private wishOf({ act, salt, caller, manner }: Step, id: string): CommandWish {
    const { world } = this.site;
    const operation = this.acts[act % this.acts.length] as CommandWish['operation'];
    const chance = new Chance(salt, act);
    const url = operation.path
      .replace('{id}', id)
      .replaceAll(/\{(\w+)\}/g, (_, name: string) => chance.pick(world.named(name, operation.path)));
    const may = world.keys.filter(({ role, region }) => operation.roles.includes(role) && region === null);
    return {
      operation,
      url,
      secret: may[caller % may.length]?.secret ?? '',
      body: this.values.of(operation.schema as Schema, '', chance),
      manner: MANNERS[manner % MANNERS.length] as CommandManner,
    };
  }

  /** What the case says of itself afterwards. */
  private async lookAt(sequence: CommandSequence, id: string): Promise<void> {
    const { operations, world } = this.site;
    const sees = world.keys.find((key) => key.role === 'supervisor' && key.region === null && key.department === null);
    const secret = sees?.secret ?? '';
    const look = async (path: string, query = ''): Promise<Readonly<Record<string, unknown>>> => {
      const operation = operations.find((each) => each.method === 'GET' && each.path === path) as Asked;
      const answer = await sequence.ask(operation, `${path.replace('{id}', id)}${query}`, secret);
      if (answer.status !== 200)
        throw new BrokenPromise(`GET ${path}: ${answer.status} ${codeIn(answer)} of a case that is there`);
      return jsonIn(answer.body) as Readonly<Record<string, unknown>>;
    };
    await look(CASE);
    await look(`${CASE}/clocks`);
    await look('/v1/cards', `?applicationId=${id}`);
    const { items } = (await look(`${CASE}/history`, '?limit=1000')) as { items: readonly { revision: string }[] };
    const last = items.map(({ revision }) => BigInt(revision)).reduce((a, b) => (a > b ? a : b), 0n);
    if (last < sequence.revision) throw new BrokenPromise(`GET ${CASE}/history: ends before what was answered`);
  }
}

const shownWish = ({ url, body, manner }: CommandWish): string => `${manner} POST ${url} ${JSON.stringify(body)}`;

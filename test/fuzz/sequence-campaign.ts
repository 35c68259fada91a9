import fc from 'fast-check';
import type { ApiDocument } from '../request-schemas';
import type { ShownCase } from './case-acts';
import { any, CaseLife, minutesOf, type Step, steps } from './case-life';
import { type CaseOffice, filingOf } from './case-office';
import { BrokenPromise, CommandSequence, type PlannedCommand } from './command-sequence';
import { type Contract, codeIn, jsonIn } from './contract';
import type { Findings } from './findings';
import type { Asked } from './operations';
import { Values } from './values';
import type { WireAnswer } from './wire';
import type { FuzzWorld } from './world';

const WORKERS = 8;
const STEPS_MAX = 14;
const NEW_KEYS_EVERY = 400;
const STRETCH = 25;
const SHRINKS_MAX = 60;
const BEFORE_MINUTES = 7 * 24 * 60;
const CASE = '/v1/applications/{id}';
/** Minimum percentage of accepted commands: otherwise too little was tested. */
export const TAKEN_PERCENT_MIN = 50;

const sequences = fc.record({
  filing: any,
  steps: fc.array(steps, { minLength: 1, maxLength: STEPS_MAX, size: 'max' }),
});

type Site = {
  readonly url: string;
  readonly document: ApiDocument;
  readonly contract: Contract;
  readonly operations: readonly Asked[];
  readonly world: FuzzWorld;
  readonly office: CaseOffice;
  readonly findings: Findings;
};

/** Sequences of commands to one case, most of them lawful: `CommandSequence` checks the guarantees of each. */
export class SequenceCampaign {
  /** Number of accepted commands, by path. */
  readonly taken = new Map<string, number>();
  /** Number of refused commands, by code. */
  readonly refused = new Map<string, number>();
  private begun = 0;
  private readonly values: Values;
  private readonly acts: readonly PlannedCommand['operation'][];

  constructor(private readonly site: Site) {
    this.values = new Values(site.document, site.world);
    this.acts = site.operations.filter(
      (operation): operation is PlannedCommand['operation'] =>
        operation.method === 'POST' && operation.path.startsWith(`${CASE}/`) && operation.schema !== null,
    );
  }

  get takenPercent(): number {
    const [taken, refused] = [this.taken, this.refused].map((counts) =>
      [...counts.values()].reduce((a, b) => a + b, 0),
    );
    return Math.round((100 * (taken ?? 0)) / Math.max(1, (taken ?? 0) + (refused ?? 0)));
  }

  /** Paths without any accepted command. */
  get neverTaken(): readonly string[] {
    return this.acts.map(({ path }) => path).filter((path) => !this.taken.has(path));
  }

  async run(count: number, seed: number): Promise<void> {
    // Items have to be listed for longer than any receipt is back-dated.
    await this.site.world.passTime(BEFORE_MINUTES);
    let left = count;
    const work = async (worker: number): Promise<void> => {
      for (let turn = 0; left > 0; turn++) {
        const runs = Math.min(left, STRETCH);
        left -= runs;
        await this.stretch(seed * 100_003 + worker * 10_007 + turn, runs);
      }
    };
    await Promise.all(Array.from({ length: WORKERS }, (_, worker) => work(worker)));
  }

  private async stretch(seed: number, runs: number): Promise<void> {
    const { findings } = this.site;
    let found: { readonly kind: string; readonly shown: string } | null = null;
    let shrinks = 0;
    const property = fc.asyncProperty(sequences, async ({ filing, steps: told }) => {
      if (found !== null && shrinks++ > SHRINKS_MAX) return;
      const lines: string[] = [];
      try {
        await this.live(filing, told, lines);
      } catch (error) {
        if (!(error instanceof BrokenPromise)) throw error;
        const [kind = ''] = error.message.split('\n');
        if (findings.knows(kind)) return findings.again(kind);
        if (found !== null && found.kind !== kind) return;
        found = { kind, shown: [...lines, error.message].join('\n') };
        throw error;
      }
    });
    const outcome = await fc.check(property, { seed, numRuns: runs });
    if (found !== null) findings.add(found);
    else if (outcome.failed) throw new Error(String(outcome.errorInstance));
  }

  private async live(filing: number, told: readonly Step[], lines: string[]): Promise<void> {
    const { world, office, url, contract } = this.site;
    const name = `s${++this.begun}`;
    if (this.begun % NEW_KEYS_EVERY === 0) await Promise.all([world.renewKeys(), office.renewKeys()]);
    const wish = filingOf(filing);
    const { id, position } = await office.file(wish, world.nowMs());
    lines.push(`files ${JSON.stringify(wish)}`);
    const sequence = new CommandSequence(new URL(url), contract, name, position);
    const life = new CaseLife(id, wish, this.acts, office, world, this.values);
    try {
      for (const step of told) {
        if (minutesOf(step) > 0) await world.passTime(minutesOf(step));
        const shown = (await this.look(sequence, CASE, id)) as ShownCase;
        sequence.sees(shown.revision);
        if (step.spoil === 0 && life.isOver(shown)) continue;
        const command = life.wishOf(step, shown);
        lines.push(`${command.manner} POST ${command.url} ${JSON.stringify(command.body)}`);
        const answer = await sequence.send(command);
        lines.push(`  → ${answer.status} ${codeIn(answer)}`);
        this.count(command.operation, answer);
        if (answer.status < 300) {
          life.happened(command, shown.revision);
        }
      }
      await sequence.sendAgain();
      await this.lookAt(sequence, id);
    } finally {
      sequence.close();
    }
  }

  private count({ path }: PlannedCommand['operation'], answer: WireAnswer): void {
    const [counts, name] = answer.status < 300 ? [this.taken, path] : [this.refused, codeIn(answer)];
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }

  private async look(sequence: CommandSequence, path: string, id: string, query = ''): Promise<unknown> {
    const { operations, world } = this.site;
    const sees = world.keys.find((key) => key.role === 'supervisor' && key.region === null && key.department === null);
    const operation = operations.find((each) => each.method === 'GET' && each.path === path) as Asked;
    const answer = await sequence.ask(operation, `${path.replace('{id}', id)}${query}`, sees?.secret ?? '');
    if (answer.status !== 200)
      throw new BrokenPromise(`GET ${path}: ${answer.status} ${codeIn(answer)} of a case that is there`);
    return jsonIn(answer.body);
  }

  /** What the case displays afterwards. */
  private async lookAt(sequence: CommandSequence, id: string): Promise<void> {
    await this.look(sequence, CASE, id);
    await this.look(sequence, `${CASE}/clocks`, id);
    await this.look(sequence, '/v1/cards', id, `?applicationId=${id}`);
    const history = await this.look(sequence, `${CASE}/history`, id, '?limit=1000');
    const { items } = history as { items: readonly { revision: string }[] };
    const last = items.map(({ revision }) => BigInt(revision)).reduce((a, b) => (a > b ? a : b), 0n);
    if (last < sequence.revision) throw new BrokenPromise(`GET ${CASE}/history: ends before what was answered`);
  }
}

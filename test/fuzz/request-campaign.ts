import fc from 'fast-check';
import type { Contract } from './contract';
import { codeIn, jsonIn } from './contract';
import type { Findings } from './findings';
import { type Plan, plans } from './plan';
import type { Rendering, Request } from './rendering';
import { Wire, type WireAnswer } from './wire';
import type { FuzzWorld } from './world';

/** Number of concurrent requests. */
const WORKERS = 16;
const STRETCH = 250;
const NEW_CASES_EVERY = 1_000;
const NEW_KEYS_EVERY = 10_000;
const MINUTES_BETWEEN = 5 * 60;
const SHOWN_MAX = 1_500;

type Site = {
  readonly url: string;
  readonly contract: Contract;
  readonly rendering: Rendering;
  readonly world: FuzzWorld;
  readonly findings: Findings;
  /** Called after each chunk. */
  readonly stretch: () => void;
  /** Called after each tenth. */
  readonly tenth: (done: number, answers: Readonly<Record<string, number>>) => void;
};

/** Independent requests, each from its own plan; findings are shrunk before they are reported. */
export class RequestCampaign {
  private done = 0;
  private readonly answers: Record<string, number> = {};
  /** The slowest response of each operation, in ms. */
  readonly slowest = new Map<string, number>();

  constructor(private readonly site: Site) {}

  async run(requests: number, seed: number): Promise<void> {
    const stretches = Math.ceil(requests / STRETCH);
    let next = 0;
    const { hostname, port } = new URL(this.site.url);
    const work = async (): Promise<void> => {
      const wire = new Wire(hostname, Number(port));
      for (let n = next++; n < stretches; n = next++) {
        await this.between(n * STRETCH);
        await this.stretch(wire, seed * 100_003 + n, Math.min(STRETCH, requests - n * STRETCH));
        this.site.stretch();
        const tenth = Math.floor((this.done * 10) / requests);
        this.done += STRETCH;
        if (Math.floor((this.done * 10) / requests) > tenth) this.site.tenth(this.done, this.answers);
      }
      wire.close();
    };
    await Promise.all(Array.from({ length: WORKERS }, work));
  }

  private async between(begun: number): Promise<void> {
    const { world } = this.site;
    if (begun > 0 && begun % NEW_KEYS_EVERY === 0) {
      await world.renewKeys();
    }
    if (begun % NEW_CASES_EVERY !== 0) return;
    await world.fileCases();
    await world.passTime(MINUTES_BETWEEN);
  }

  private async stretch(wire: Wire, seed: number, runs: number): Promise<void> {
    const { findings } = this.site;
    let found: { readonly kind: string; readonly request: Request; readonly answer: string } | null = null;
    const property = fc.asyncProperty(plans, async (plan) => {
      const told = await this.ask(wire, plan);
      if (told.kind === null) return;
      if (findings.knows(told.kind)) return findings.again(told.kind);
      if (found !== null && found.kind !== told.kind) return;
      found = { ...told, kind: told.kind };
      throw new Error(told.kind);
    });
    const { numRuns } = await fc.check(property, { seed, numRuns: runs });
    if (found === null) return;
    const { kind, request, answer } = found as { kind: string; request: Request; answer: string };
    findings.add({ kind, shown: `${shownRequest(request)}\n${answer}` });
    if (runs > numRuns) await this.stretch(wire, seed + 50_021, runs - numRuns);
  }

  private async ask(wire: Wire, plan: Plan): Promise<{ kind: string | null; request: Request; answer: string }> {
    const { rendering, contract, world } = this.site;
    const request = rendering.requestOf(plan);
    const { operation, method, bytes, manner } = request;
    const name = operation === null ? 'no route' : `${method} ${operation.path}`;
    if (manner === 'abandoned') {
      await wire.abandon(bytes);
      return { kind: null, request, answer: '' };
    }
    const begun = performance.now();
    const answer = await wire.ask(method, bytes, manner === 'ended');
    const took = performance.now() - begun;
    if (took > (this.slowest.get(name) ?? 0)) this.slowest.set(name, took);
    if ('dropped' in answer) {
      this.count('dropped');
      const kind =
        manner === 'ended' ? null : `${name}: dropped: ${answer.dropped.replaceAll(/\d+ bytes.*/g, 'bytes')}`;
      return { kind, request, answer: answer.dropped };
    }
    this.count(`${answer.status}`);
    const { id } = (answer.status === 201 ? jsonIn(answer.body) : {}) as { readonly id?: string };
    if (operation?.method === 'POST' && id !== undefined) world.knows(operation.path, id);
    const fault = contract.faultOf(operation, method, answer);
    return { kind: fault === null ? null : `${name}: ${fault}`, request, answer: shownAnswer(answer) };
  }

  private count(what: string): void {
    this.answers[what] = (this.answers[what] ?? 0) + 1;
  }
}

const shownRequest = ({ bytes }: Request): string => {
  const text = bytes.toString('utf8').replace(/stl_\w+/, 'stl_…');
  return text.length > SHOWN_MAX ? `${text.slice(0, SHOWN_MAX)}… (${bytes.length} bytes)` : text;
};

const shownAnswer = (answer: WireAnswer): string =>
  `→ ${answer.status} ${codeIn(answer)} ${JSON.stringify(answer.headers)}\n${answer.body.toString('utf8').slice(0, SHOWN_MAX)}`;

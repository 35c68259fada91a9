import { Agent } from 'node:http';
import type { SeededRandom } from '@sealtrail/event-sourcing/testing';
import { dateOf } from '@sealtrail/working-days';
import { approverOf, handlerOf, ITEMS, type ItemCode } from '../demo/city';
import {
  type Answered,
  type ClientCommand,
  describeCommand,
  isAcknowledged,
  isInconclusive,
  isOutage,
  isRefused,
  type SentCommand,
  send,
  summaryOf,
} from './client-commands';
import type { ClientKeys, Key } from './client-keys';

type Case = { readonly id: string; readonly item: ItemCode; steps: number };

const DAY_MS = 86_400_000;
/** Cases in progress at the same time: few enough for clients to conflict. */
const OPEN_MAX = 60;
const ITEM_CODES = Object.keys(ITEMS) as [ItemCode, ...ItemCode[]];

const PERSON = { kind: 'person', name: 'Wang Fang 王芳', idType: 'residentId', idNumber: '11010519491231002X' };
const LEVELS = ['verySatisfied', 'satisfied', 'dissatisfied'] as const;

type Next = { readonly wish: ClientCommand; readonly done: (id: string) => void };

export type LoadOptions = {
  /** Servers that can be used now. */
  readonly urls: () => readonly string[];
  readonly clientKeys: ClientKeys;
  readonly random: SeededRandom;
  readonly prefix: string;
  /** The servers' clock. */
  readonly now: () => number;
  readonly clients: number;
  /** The probability that a command declares a day of the calendar: each triggers a recalculation of all cases. */
  readonly dayChance: number;
  /** Whether the clients continue when a connection breaks or a store does not answer: others take over. */
  readonly endures: boolean;
};

const PAUSE_MS = 50;

/** Several concurrent clients that file cases, work on them, resend commands, and conflict with each other. */
export class Load {
  readonly sent: SentCommand[] = [];
  readonly findings: string[] = [];
  repeated = 0;
  /** How often a connection broke, or a store did not answer. */
  outages = 0;
  private readonly agent: Agent;
  private readonly clientKeys: ClientKeys;
  private readonly random: SeededRandom;
  private readonly cases: Case[] = [];
  private readonly externalNos: string[] = [];
  private running = true;
  private count = 0;

  constructor(private readonly options: LoadOptions) {
    this.clientKeys = options.clientKeys;
    this.random = options.random;
    this.agent = new Agent({ keepAlive: true, maxSockets: options.clients });
  }

  /** Returns when it was stopped, or when the server has ended. */
  async run(): Promise<void> {
    await Promise.all(Array.from({ length: this.options.clients }, () => this.client()));
    this.running = false;
    this.agent.destroy();
  }

  /** Declares a day of the calendar, so that a recalculation runs; sent to another server than one that does not answer. */
  declareDay(than: string | null = null): Promise<unknown> {
    return this.first({ wish: this.dayDeclared(), done: () => {} }, than);
  }

  /** Sends no new commands. */
  stop(): void {
    this.running = false;
  }

  /** Resolves when this many commands have been sent. */
  async whenSent(count: number): Promise<void> {
    while (this.sent.length < count && this.running) await new Promise((resolve) => setTimeout(resolve, 1));
  }

  private async client(): Promise<void> {
    while (this.running) {
      const again = this.random.chance(0.1) ? this.earlier() : null;
      const went = again === null ? await this.first(this.next()) : await this.again(again);
      if (went) continue;
      this.outages += 1;
      if (!this.options.endures) return;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }

  private earlier(): SentCommand | null {
    const sent = this.sent[this.random.below(this.sent.length)];
    return sent !== undefined && (isAcknowledged(sent.answer) || isRefused(sent.answer)) ? sent : null;
  }

  /** A resent command gets the first result; another command under its key is refused. */
  private async again({ command: wish, answer, via }: SentCommand): Promise<boolean> {
    const asOther = isAcknowledged(answer) && wish.method === 'POST' && this.random.chance(0.2);
    const repeat = asOther ? { ...wish, body: { ...wish.body, occurredAt: '2025-02-03T04:05:06Z' } } : wish;
    const second = await this.ask(repeat, this.url(via));
    if (second === null || this.isOutage(second)) return false;
    this.repeated += 1;
    if (isInconclusive(second)) return true;
    const expected = asOther ? '{"status":422,"code":"command.key-reused"}' : summaryOf(answer as never);
    if (summaryOf(second) !== expected) {
      this.findings.push(`${describeCommand(wish)} repeated: ${summaryOf(second)} instead of ${expected}`);
    }
    return true;
  }

  private async first({ wish, done }: Next, than: string | null = null): Promise<boolean> {
    const sent: SentCommand = { command: wish, via: this.url(than), answer: null, outage: null };
    this.sent.push(sent);
    const answer = await this.ask(wish, sent.via);
    if (answer === null) return false;
    if (this.isOutage(answer)) {
      sent.outage = String(answer.body.code);
      return false;
    }
    if (isInconclusive(answer)) return true;
    sent.answer = answer;
    if (isAcknowledged(answer)) done(String(answer.body.id));
    else if (!isRefused(answer)) this.findings.push(`${describeCommand(wish)}: ${summaryOf(answer)}`);
    return true;
  }

  private ask(wish: ClientCommand, url: string) {
    return send(url, this.agent, wish).catch(() => null);
  }

  private isOutage(answer: Answered): boolean {
    return this.options.endures && isOutage(answer);
  }

  /** One of the servers; if there are several, another than the given one. */
  private url(than: string | null): string {
    const urls = this.options.urls();
    const others = urls.filter((url) => url !== than);
    const choices = others.length === 0 ? urls : others;
    return choices[this.random.below(choices.length)] ?? '';
  }

  private next(): Next {
    if (this.random.chance(this.options.dayChance)) return { wish: this.dayDeclared(), done: () => {} };
    const found = this.cases[this.random.below(this.cases.length)];
    if (found === undefined || this.random.chance(0.35)) return this.filing();
    const [by, path, body] = this.step(found);
    const wish = this.wish(by, `/v1/applications/${found.id}/${path}`, body);
    return { wish: path === 'ratings' ? { ...wish, path: '/v1/ratings' } : wish, done: () => (found.steps += 1) };
  }

  private filing() {
    const item = this.random.pick(ITEM_CODES);
    const earlier = this.random.chance(0.4) ? { occurredAt: this.daysAgo(this.random.below(45)) } : {};
    const external = this.random.chance(0.2) ? { source: 'portal', externalNo: this.externalNo() } : {};
    const channel = this.random.pick(['web', 'window']);
    const wish = this.wish('portal', '/v1/applications', { item, channel, applicant: PERSON, ...earlier, ...external });
    const done = (id: string): void => {
      this.cases.push({ id, item, steps: 0 });
      if (this.cases.length > OPEN_MAX) this.cases.shift();
    };
    return { wish, done };
  }

  /** Moves the limits of all cases that include it, and may revoke cards. */
  private dayDeclared(): ClientCommand {
    const path = `/v1/calendars/cn-national/days/${this.daysAgo(this.random.below(40) - 20).slice(0, 10)}`;
    const day = { working: this.random.chance(0.5), reason: `notice ${this.count}` };
    return { ...this.wish('admin', path, day), method: 'PUT' };
  }

  /** Some external numbers are used twice: the second case is refused by the store itself. */
  private externalNo(): string {
    const used = this.externalNos[this.random.below(this.externalNos.length)];
    if (used !== undefined && this.random.chance(0.3)) return used;
    const fresh = `${this.options.prefix}-${this.count}`;
    this.externalNos.push(fresh);
    return fresh;
  }

  /** A likely next step of the case; often enough an invalid one. */
  private step({ id, item, steps }: Case): readonly [keyof ClientKeys, string, object] {
    const { department } = ITEMS[item];
    const officer = handlerOf(department);
    const document = {
      number: String(this.count),
      date: dateOf(this.daysAgo(0), 'Asia/Shanghai'),
      seal: '行政审批专用章',
    };
    if (steps === 0 && this.random.chance(0.7)) return [department, 'acceptance', { officer, document }];
    switch (this.random.below(item === 'works-permit' ? 9 : 7)) {
      case 0:
        return [department, 'visits', { officer }];
      case 1:
        return [department, 'suspensions', this.suspension(officer, document)];
      case 2:
        return [department, 'suspensions/1/end', { officer }];
      case 3:
        return [department, 'delivery', { officer, proofOfService: this.proof() }];
      case 4:
        return ['portal', 'ratings', this.rating(id)];
      case 5:
      case 6:
        return [department, 'decision', { officer: approverOf(department), outcome: 'granted', document }];
      default: {
        const desk = this.random.pick(['fire', 'planning', 'works'] as const);
        const branch = desk === 'works' ? 'permit' : desk;
        return [desk, `steps/${branch}/opinion`, { officer: handlerOf(desk), opinion: 'agree' }];
      }
    }
  }

  private suspension(officer: string, document: object) {
    const notice = this.random.chance(0.7) ? { notice: { document } } : {};
    const expected = { days: 3, unit: 'workingDay' };
    return { officer, procedure: 'inspection', legalBasis: '行政许可法 art. 45', expected, ...notice };
  }

  private rating(applicationId: string) {
    return { applicationId, scope: 'matter', level: this.random.pick(LEVELS), channel: 'mobile', anonymous: true };
  }

  private proof() {
    return { mode: 'courier', servedAt: this.daysAgo(0), reference: `SDHZ-${this.count}` };
  }

  private wish(by: keyof ClientKeys, path: string, body: object): ClientCommand {
    this.count += 1;
    const key: Key = this.clientKeys[by];
    return { by: key, name: `${this.options.prefix}-${this.count}`, method: 'POST', path, body };
  }

  private daysAgo(days: number): string {
    return new Date(this.options.now() - days * DAY_MS).toISOString();
  }
}

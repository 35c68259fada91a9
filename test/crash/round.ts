import { Agent } from 'node:http';
import { join } from 'node:path';
import type { Instant } from '@sealtrail/event-sourcing';
import type { SeededRandom } from '@sealtrail/event-sourcing/testing';
import { SqliteEventReader, SqliteVault } from '@sealtrail/platform';
import type { TestServer } from '../server';
import { integrityFindings, viewFindings } from './file-check';
import { Load } from './load';
import { answerFindings, halfFindings, type Log, logFindings, readLog } from './log-check';
import { reactionFindings } from './reaction-check';
import type { Site } from './site';
import type { Town } from './town';
import { commandIdOf, describeWish, inShort, isAcknowledged, isRefused, type Sent, send } from './wishes';

const HOUR_MS = 3_600_000;
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** One life of a server: load, SIGKILL at a chance instant, a new start, and a look at everything. */
export class Round {
  private readonly findings: string[] = [];
  private readonly figures: string[] = [];

  constructor(
    private readonly n: number,
    private readonly site: Site,
    private readonly random: SeededRandom,
  ) {}

  get report(): string {
    const clock = this.site.isSimulated ? 'simulated clock' : 'real clock';
    return `round ${this.n}, ${clock}: ${this.figures.join(', ')}`;
  }

  async run(): Promise<readonly string[]> {
    const { site } = this;
    const load = await this.liveAndDie();
    const server = await this.riseAgain();
    await this.askAgain(server, load.sent);
    site.sent.push(...load.sent);
    const now = await site.quiet(server);
    const code = await server.stop();
    if (code !== 0)
      this.findings.push(`the server ended with code ${code}, and said ${server.log().slice(-5).join('\n')}`);
    await this.lookAt(load.sent, now);
    return this.findings;
  }

  private async liveAndDie(): Promise<Load> {
    const server = await this.site.start();
    const { url } = server;
    const load = new Load(url, this.site.town as Town, this.random, `${this.n}`, this.site.now);
    const [killAfter, andMs] = [20 + this.random.below(800), this.random.below(20)];
    const running = load.run();
    const moving = this.site.isSimulated ? this.moveClock(server) : Promise.resolve();
    await load.whenSent(killAfter);
    await wait(andMs);
    await server.kill();
    await Promise.all([running, moving]);
    const { sent, repeated, findings } = load;
    this.findings.push(...findings);
    const acked = sent.filter(({ answer }) => isAcknowledged(answer)).length;
    const refused = sent.filter(({ answer }) => isRefused(answer)).length;
    this.say(
      `killed after ${killAfter} commands and ${andMs} ms`,
      `${acked} acknowledged`,
      `${refused} refused`,
      `${repeated} repeated`,
    );
    return load;
  }

  /** Days go by while the clients work; a jump may be what the kill falls into. */
  private async moveClock(server: TestServer): Promise<void> {
    for (;;) {
      const to = this.site.simulatedNow + this.random.below(60) * HOUR_MS;
      try {
        await server.setClock(new Date(to).toISOString());
      } catch {
        return;
      }
      this.site.simulatedNow = to;
      await wait(this.random.below(200));
    }
  }

  /** Sometimes the new server is killed too, while it still catches up. */
  private async riseAgain(): Promise<TestServer> {
    const begun = performance.now();
    let server = await this.site.start();
    this.say(`up again in ${Math.round(performance.now() - begun)} ms`);
    if (this.random.chance(0.4)) {
      await wait(this.random.below(300));
      await server.kill();
      server = await this.site.start();
      this.say('killed while it caught up');
    }
    return server;
  }

  /** Whatever had no answer was kept whole or not at all, and gets, when asked again, the answer that fits. */
  private async askAgain({ url }: TestServer, sent: readonly Sent[]): Promise<void> {
    const reader = new SqliteEventReader(join(this.site.folder, 'events.sqlite'));
    const { commands } = await readLog(reader);
    const agent = new Agent({ keepAlive: true });
    let kept = 0;
    const open = sent.filter(({ answer }) => answer === null);
    for (const unknown of open) {
      const { wish } = unknown;
      const found = (what: string): number => this.findings.push(`${describeWish(wish)} had no answer: ${what}`);
      const before = await reader.answerTo(commandIdOf(wish));
      if (before === null && commands.has(commandIdOf(wish))) found('half of it was kept');
      const answer = await send(url, agent, wish);
      unknown.answer = answer;
      if (!isAcknowledged(answer) && !isRefused(answer)) found(inShort(answer));
      if (before === null) continue;
      kept += 1;
      const { revision, position, code } = answer.body;
      const [expected, got] =
        before.rejection === null
          ? [`${before.revision} ${before.position}`, `${String(revision)} ${String(position)}`]
          : [before.rejection.code, code];
      if (got !== expected) found(`was kept as ${expected} and is answered as ${String(got)}`);
    }
    agent.destroy();
    await reader.close();
    this.say(`${open.length} in flight (${kept} of them kept)`);
  }

  /** With the server gone in order: the log, the answers, the views, what the reactors owe, and the people's data. */
  private async lookAt(fresh: readonly Sent[], now: Instant): Promise<void> {
    const { folder, sent, settled } = this.site;
    const reader = new SqliteEventReader(join(folder, 'events.sqlite'));
    const log = await readLog(reader);
    const views = await viewFindings(folder, reader);
    const reactions = await reactionFindings(folder, reader, log, now, settled);
    this.findings.push(
      ...integrityFindings(folder),
      ...logFindings(log),
      ...(await answerFindings(log, reader, sent)),
      ...(await halfFindings(log, reader)),
      ...views.findings,
      ...reactions.findings,
      ...(await vaultFindings(folder, log, fresh)),
    );
    await reader.close();
    const cards = log.events.filter(({ type }) => type === 'CardIssued').length;
    this.say(
      `${log.events.length} events`,
      `${views.documents} documents as rebuilt`,
      `${reactions.timers} timers ahead`,
      `${reactions.asked} reactions followed`,
      `${cards} cards`,
    );
  }

  private say(...figures: readonly string[]): void {
    this.figures.push(...figures);
  }
}

/** The people of every case that was acknowledged can be read. */
async function vaultFindings(folder: string, { commands }: Log, sent: readonly Sent[]): Promise<readonly string[]> {
  const vault = await SqliteVault.open({ file: join(folder, 'vault.sqlite'), keyFile: join(folder, 'vault.key') });
  const findings: string[] = [];
  for (const { wish, answer } of sent) {
    if (!isAcknowledged(answer) || wish.path !== '/v1/applications') continue;
    const applicant = commands.get(commandIdOf(wish))?.[0]?.data.applicant as { subjectId: string } | undefined;
    const person = applicant && (await vault.open(applicant.subjectId));
    if (person?.name === undefined) findings.push(`${describeWish(wish)}: the applicant is lost`);
  }
  await vault.close();
  return findings;
}

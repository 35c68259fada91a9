import { join } from 'node:path';
import type { Instant } from '@sealtrail/event-sourcing';
import type { SeededRandom } from '@sealtrail/event-sourcing/testing';
import { SqliteEventReader, SqliteReadStore, SqliteVault } from '@sealtrail/platform';
import type { TestServer } from '../server';
import { isAcknowledged, isRefused, type SentCommand } from './client-commands';
import type { ClientKeys } from './client-keys';
import { integrityFindings, timersIn, viewFindings } from './file-check';
import { Load } from './load';
import { answerFindings, gapFindings, type Log, logFindings, partialCommandFindings, readLog } from './log-check';
import { peopleFindings } from './people-check';
import { type Look, reactionFindings } from './reaction-check';
import { resendAll } from './resend-all';
import type { StandaloneUnderTest } from './standalone-under-test';

const CLIENTS = 16;
const HOUR_MS = 3_600_000;
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** One round of a server: load, SIGKILL at a random instant, a restart, and all checks. */
export class Round {
  private readonly findings: string[] = [];
  private readonly figures: string[] = [];

  constructor(
    private readonly n: number,
    private readonly site: StandaloneUnderTest,
    private readonly random: SeededRandom,
  ) {}

  get report(): string {
    const clock = this.site.isSimulated ? 'simulated clock' : 'real clock';
    return `round ${this.n}, ${clock}: ${this.figures.join(', ')}`;
  }

  async run(): Promise<readonly string[]> {
    const { site } = this;
    const load = await this.runUntilKilled();
    const server = await this.restart();
    await this.askAgain(server, load.sent);
    site.sent.push(...load.sent);
    const now = await site.waitUntilIdle(server);
    const code = await server.stop();
    if (code !== 0)
      this.findings.push(`the server ended with code ${code}, and said ${server.log().slice(-5).join('\n')}`);
    await this.lookAt(load.sent, now);
    return this.findings;
  }

  private async runUntilKilled(): Promise<Load> {
    const server = await this.site.start();
    const { url } = server;
    const load = new Load({
      urls: () => [url],
      clientKeys: this.site.clientKeys as ClientKeys,
      random: this.random,
      prefix: `${this.n}`,
      now: this.site.now,
      clients: CLIENTS,
      dayChance: 0.005,
      endures: false,
    });
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

  /** Days pass while the clients work; the kill may happen during a jump. */
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

  /** Sometimes the restarted server is killed too, while it is catching up. */
  private async restart(): Promise<TestServer> {
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

  private async askAgain({ url }: TestServer, sent: readonly SentCommand[]): Promise<void> {
    const reader = new SqliteEventReader(join(this.site.folder, 'events.sqlite'));
    const { findings, open, kept } = await resendAll(url, reader, sent);
    await reader.close();
    this.findings.push(...findings);
    this.say(`${open} in flight (${kept} of them kept)`);
  }

  /** With the server shut down: checks the log, the outcomes, the views, pending reactions, and the personal data. */
  private async lookAt(fresh: readonly SentCommand[], now: Instant): Promise<void> {
    const { folder, sent, settled } = this.site;
    const reader = new SqliteEventReader(join(folder, 'events.sqlite'));
    const log = await readLog(reader);
    const views = await viewFindings(folder, reader);
    const reactions = await reactionsOf(folder, reader, { log, now, settled });
    this.findings.push(
      ...integrityFindings(folder),
      ...logFindings(log),
      ...gapFindings(log),
      ...(await answerFindings(log, reader, sent)),
      ...(await partialCommandFindings(log, reader)),
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

async function vaultFindings(folder: string, log: Log, sent: readonly SentCommand[]): Promise<readonly string[]> {
  const vault = await SqliteVault.open({ file: join(folder, 'vault.sqlite'), keyFile: join(folder, 'vault.key') });
  try {
    return await peopleFindings(vault, log, sent);
  } finally {
    await vault.close();
  }
}

async function reactionsOf(folder: string, events: SqliteEventReader, look: Omit<Look, 'events' | 'views' | 'timers'>) {
  const views = SqliteReadStore.openForReading(join(folder, 'views.sqlite'));
  try {
    return await reactionFindings({ ...look, events, views, timers: timersIn(folder) });
  } finally {
    await views.close();
  }
}

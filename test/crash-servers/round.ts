import type { Instant } from '@sealtrail/event-sourcing';
import type { SeededRandom } from '@sealtrail/event-sourcing/testing';
import { median } from '../bench/figures';
import { isAcknowledged, isRefused, type SentCommand } from '../crash/client-commands';
import type { ClientKeys } from '../crash/client-keys';
import { FixedLog } from '../crash/fixed-log';
import { Load } from '../crash/load';
import { answerFindings, logFindings, partialCommandFindings, readLog } from '../crash/log-check';
import { peopleFindings } from '../crash/people-check';
import { reactionFindings } from '../crash/reaction-check';
import { resendAll } from '../crash/resend-all';
import type { DeploymentUnderTest } from './deployment-under-test';
import type { Fault } from './fault-names';
import { Faults } from './faults';
import type { ServerControl } from './server-control';
import type { Tally } from './tally';
import { viewFindings } from './view-check';
import { leftoverFindings, timersIn, workFindings } from './work-check';
import type { Worker } from './worker';

const CLIENTS = 8;
const LAST_LINES = 8;

/** One round of all processes: load, faults, time to recover, and all checks. */
export class Round {
  private readonly findings: string[] = [];
  private readonly figures: string[] = [];
  isOver = false;

  constructor(
    private readonly n: number,
    private readonly place: DeploymentUnderTest,
    private readonly outside: ServerControl,
    private readonly faults: readonly Fault[],
    private readonly random: SeededRandom,
    private readonly tally: Tally,
  ) {}

  get report(): string {
    return `round ${this.n}: ${this.figures.join(', ')}`;
  }

  /** The findings. A round that cannot be completed is a finding as well, and `isOver` stays `false`. */
  async run(): Promise<readonly string[]> {
    try {
      await this.play();
      this.isOver = true;
    } catch (error) {
      this.findings.push(`the round could not go on: ${String(error)}`);
    }
    return this.findings;
  }

  private async play(): Promise<void> {
    const { place } = this;
    await place.start();
    const load = await this.live();
    await this.recover(load);
    place.sent.push(...load.sent);
    const { now, ms } = await place.waitUntilIdle();
    this.tally.readyMs.push(ms);
    this.say(`quiet after ${seconds(ms)} s`);
    this.findings.push(...(await workFindings(place.fleet, place.shares, place.documents)));
    await this.end();
    await this.lookAt(load.sent, now);
  }

  private async live(): Promise<Load> {
    const { place, random } = this;
    const load = new Load({
      urls: () => place.fleet.of('api').map(({ url }) => url),
      clientKeys: place.clientKeys as ClientKeys,
      random,
      prefix: `${this.n}`,
      now: Date.now,
      clients: CLIENTS,
      // Faults declare days as well.
      dayChance: 0.001,
      endures: true,
    });
    const running = load.run();
    const faults = new Faults({ place, load, outside: this.outside, random });
    for (const fault of this.faults) {
      await load.whenSent(load.sent.length + 30 + random.below(120));
      await faults.strike(fault);
    }
    await load.whenSent(load.sent.length + 30 + random.below(60));
    load.stop();
    await running;
    this.tellOf(load, faults);
    return load;
  }

  private tellOf({ sent, repeated, outages, findings }: Load, faults: Faults): void {
    this.findings.push(...findings, ...faults.findings);
    const acknowledged = sent.filter(({ answer }) => isAcknowledged(answer)).length;
    const refused = sent.filter(({ answer }) => isRefused(answer)).length;
    const { kills, pauses, takeoversMs } = faults;
    const { tally } = this;
    tally.acknowledged += acknowledged;
    tally.refused += refused;
    tally.repeated += repeated;
    tally.kills += kills;
    tally.pauses += pauses;
    tally.takeoversMs.push(...takeoversMs);
    const takeover = takeoversMs.length === 0 ? [] : [`work moved in ${seconds(median(takeoversMs))} s`];
    this.say(
      faults.happened.join(' + '),
      `${acknowledged} acknowledged`,
      `${refused} refused`,
      `${repeated} repeated elsewhere`,
      `${outages} outages seen`,
      `${kills} killed`,
      `${pauses} paused`,
      ...takeover,
    );
  }

  /**
   * A process that died by itself is a finding, and is replaced; then every command without a result is resent: sometimes only
   * after the calendar has changed, and its recalculation is complete.
   */
  private async recover(load: Load): Promise<void> {
    const { fleet, events } = this.place;
    for (const dead of fleet.dead()) {
      this.findings.push(`${dead.name} died by itself: ${dead.log().slice(-LAST_LINES).join('\n')}`);
      await fleet.kill(dead);
      await fleet.add(dead.kind);
    }
    if (this.random.chance(0.4)) {
      await load.declareDay();
      await this.place.waitUntilIdle();
      this.say('asked again after a sweep');
    }
    const [api] = fleet.of('api') as [Worker];
    const { findings, open, kept } = await resendAll(api.url, events, load.sent);
    this.findings.push(...findings);
    this.tally.open += open;
    this.tally.kept += kept;
    this.say(`${open} without answer (${kept} of them kept)`);
  }

  private async end(): Promise<void> {
    const { fleet, shares } = this.place;
    await fleet.stopAll();
    for (const { name, code, log } of fleet.codes) {
      if (code !== 0) this.findings.push(`${name} ended with code ${code}: ${log.slice(-LAST_LINES).join('\n')}`);
    }
    this.findings.push(...(await leftoverFindings(shares)));
    const refusals = fleet.said('CheckpointConflict');
    this.tally.refusals += refusals;
    this.say(`${refusals} late writers turned away`);
  }

  /** With all processes shut down: checks the log, the outcomes, the views, pending reactions, and the personal data. */
  private async lookAt(fresh: readonly SentCommand[], now: Instant): Promise<void> {
    const { events: store, documents, views, vault, sent, settled } = this.place;
    const log = await readLog(store);
    const events = new FixedLog(log, store);
    const { timers, findings } = await timersIn(documents);
    const compared = await viewFindings(views, events);
    const reactions = await reactionFindings({ log, events, views, timers, now, settled });
    this.findings.push(
      ...logFindings(log),
      ...(await answerFindings(log, store, sent)),
      ...(await partialCommandFindings(log, store)),
      ...compared.findings,
      ...findings,
      ...reactions.findings,
      ...(await peopleFindings(vault, log, fresh)),
    );
    this.tally.documents += compared.documents;
    this.tally.reactions += reactions.asked;
    this.say(
      `${log.events.length} events`,
      `${compared.documents} documents as rebuilt`,
      `${reactions.timers} timers ahead`,
      `${reactions.asked} reactions followed`,
    );
  }

  private say(...figures: readonly string[]): void {
    this.figures.push(...figures);
  }
}

const seconds = (ms: number): string => (ms / 1_000).toFixed(1);

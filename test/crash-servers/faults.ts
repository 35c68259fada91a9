import type { SeededRandom } from '@sealtrail/event-sourcing/testing';
import type { Load } from '../crash/load';
import type { DeploymentUnderTest } from './deployment-under-test';
import { FAULTS, type Fault } from './fault-names';
import type { ObservedLease } from './lease-observer';
import type { ServerControl } from './server-control';
import { until, wait } from './until';
import { workReportedBy } from './work-check';
import type { Kind, Worker } from './worker';

type Options = {
  readonly place: DeploymentUnderTest;
  readonly load: Load;
  readonly outside: ServerControl;
  readonly random: SeededRandom;
};

const API_PAUSE_MS = 4_000;
/** Longer than timers and recalculations wait for a command begun in time. */
const API_PAUSE_LONG_MS = 38_000;
/** Longer than all attempts at a command together: a command sent before is answered during the freeze. */
const FREEZE_LONG_MS = 45_000;
const LET_GO_MAX_MS = 10_000;

/** The possible faults: processes that die, are paused, or join; servers that die or are paused. */
export class Faults {
  readonly happened: string[] = [];
  readonly findings: string[] = [];
  readonly takeoversMs: number[] = [];
  kills = 0;
  pauses = 0;

  private readonly place: DeploymentUnderTest;
  private readonly outside: ServerControl;
  private readonly random: SeededRandom;

  constructor(private readonly options: Options) {
    this.place = options.place;
    this.outside = options.outside;
    this.random = options.random;
  }

  static possible({ restartKurrentdb, freezeKurrentdb, freezeMongodb }: ServerControl, only: readonly Fault[]) {
    return FAULTS.filter(
      (fault) =>
        (only.length === 0 || only.includes(fault)) &&
        (fault !== 'restart KurrentDB' || restartKurrentdb !== null) &&
        (!fault.startsWith('freeze KurrentDB') || freezeKurrentdb !== null) &&
        (fault !== 'freeze MongoDB' || freezeMongodb !== null),
    );
  }

  async strike(fault: Fault): Promise<void> {
    const strikes: Readonly<Record<Fault, () => Promise<unknown>>> = {
      'kill an api': () => this.killApi(),
      'kill a projector': () => this.kill('projector', 1),
      'kill a reactor': () => this.kill('reactor', 1),
      'kill all projectors': () => this.kill('projector', 2),
      'kill all reactors': () => this.kill('reactor', 2),
      'pause an api': () => this.pauseApi(API_PAUSE_MS),
      'pause an api for long': () => this.pauseApi(API_PAUSE_LONG_MS),
      'pause a projector': () => this.pause('projector'),
      'pause a reactor': () => this.pause('reactor'),
      'a third projector': () => this.join('projector'),
      'a third reactor': () => this.join('reactor'),
      'restart KurrentDB': () => this.outside.restartKurrentdb?.() ?? Promise.resolve(),
      'freeze KurrentDB': () => this.outside.freezeKurrentdb?.(2_000 + this.random.below(9_000)) ?? Promise.resolve(),
      'freeze KurrentDB for long': () => this.freezeForLong(),
      'freeze MongoDB': () => this.outside.freezeMongodb?.(1_000 + this.random.below(5_000)) ?? Promise.resolve(),
    };
    const begun = performance.now();
    try {
      await strikes[fault]();
    } catch (error) {
      this.findings.push(`${fault}: ${String(error)}`);
    }
    this.happened.push(`${fault} (${seconds(performance.now() - begun)} s)`);
  }

  private async killApi(): Promise<void> {
    const { fleet } = this.place;
    this.kills += 1;
    await fleet.kill(this.one('api'));
    await wait(this.random.below(1_000));
    await fleet.add('api');
  }

  /** Others take over; if there are none left, the restarted ones. */
  private async kill(kind: ObservedLease, count: number): Promise<void> {
    const { fleet, shares } = this.place;
    if (kind === 'reactor') await this.beginSweep();
    const victims = count === 1 ? [this.one(kind)] : fleet.of(kind);
    const held = (await Promise.all(victims.map((victim) => shares.heldBy(victim)))).flat();
    await Promise.all(victims.map((victim) => fleet.kill(victim)));
    this.kills += victims.length;
    if (fleet.of(kind).length > 0) this.takeoversMs.push(await shares.takenOver(held, kind));
    await Promise.all(victims.map(() => fleet.add(kind)));
    if (count > 1) this.takeoversMs.push(await shares.takenOver(held, kind));
  }

  /** Meanwhile the calendar changes: commands begun by the paused process depend on the former one. */
  private async pauseApi(ms: number): Promise<void> {
    const api = this.one('api');
    this.pauses += 1;
    api.pause();
    await this.options.load.declareDay(api.url);
    await wait(ms + this.random.below(4_000));
    api.wake();
  }

  /**
   * It is paused until others have taken over its work, and some time more; when resumed, it must not work on what it no longer
   * holds.
   */
  private async pause(kind: ObservedLease): Promise<void> {
    const { shares } = this.place;
    const worker = this.one(kind);
    if (kind === 'reactor') await this.beginSweep();
    const held = await shares.heldBy(worker);
    this.pauses += 1;
    worker.pause();
    try {
      this.takeoversMs.push(await shares.takenOver(held, kind));
      await wait(this.random.below(3_000));
    } finally {
      worker.wake();
    }
    await until(LET_GO_MAX_MS, `${worker.name}, woken, works at nothing of others`, async () => {
      const owned = (await shares.heldBy(worker)).map(({ name }) => name.slice(name.indexOf('/') + 1));
      return (await workReportedBy(worker)).every((task) => owned.includes(task));
    });
  }

  /** The work of a reactor often ends in the middle of a recalculation. */
  private async beginSweep(): Promise<void> {
    if (this.random.chance(0.4)) return;
    await this.options.load.declareDay();
    await wait(this.random.below(3_000));
  }

  /** An outage that had no effect shows nothing. */
  private async freezeForLong(): Promise<void> {
    const { load } = this.options;
    const before = load.outages;
    await this.outside.freezeKurrentdb?.(FREEZE_LONG_MS);
    if (load.outages === before) throw new Error('nobody was told of an outage');
  }

  /** Work moves to a third worker without a crash, and back when it leaves. */
  private async join(kind: ObservedLease): Promise<void> {
    const { fleet, shares } = this.place;
    const third = await fleet.add(kind);
    this.takeoversMs.push(await shares.joined(third));
    await wait(this.random.below(3_000));
    const held = await shares.heldBy(third);
    await fleet.stop(third);
    this.takeoversMs.push(await shares.takenOver(held, kind));
  }

  private one(kind: Kind): Worker {
    const all = this.place.fleet.of(kind);
    return all[this.random.below(all.length)] as Worker;
  }
}

const seconds = (ms: number): string => (ms / 1_000).toFixed(1);

import { loadavg } from 'node:os';
import { median } from './figures';

/** One variant; `run` returns its rate per second, and the CPU time used by this process. */
export type Contestant<Work> = { readonly name: string; readonly run: (work: Work) => Promise<Rate> };
export type Rate = { readonly perSecond: number; readonly cpuUs: number };

/** The rate of work that consists of this many parts. */
export async function rateOf(parts: number, work: () => Promise<unknown>): Promise<Rate> {
  const [begun, cpu] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(cpu);
  return { perSecond: (parts * 1_000) / (performance.now() - begun), cpuUs: (user + system) / parts };
}

/**
 * Runs each variant in turn, repeatedly; prints each round, then medians. A ratio is the median over the rounds: within one
 * round the load by other programs was about the same for all.
 */
export async function contest<Work>(
  contestants: readonly Contestant<Work>[],
  baselines: readonly string[],
  runs: number,
  workFor: () => Work,
): Promise<void> {
  const rates = new Map(contestants.map(({ name }) => [name, [] as Rate[]]));
  for (let run = 1; run <= runs; run++) {
    // No variant is always first, or always follows the same one.
    const order = run % 2 === 1 ? contestants : contestants.toReversed();
    const told: string[] = [];
    for (const { name, run: compete } of order) {
      const rate = await compete(workFor());
      rates.get(name)?.push(rate);
      told.push(`${name} ${Math.round(rate.perSecond)}/s`);
    }
    console.log(`  run ${run}: ${told.join(', ')}, load ${loadavg()[0]?.toFixed(1)}`);
  }
  const width = Math.max(...contestants.map(({ name }) => name.length));
  for (const [name, all] of rates) {
    const ratios = baselines
      .filter((baseline) => baseline !== name)
      .map((baseline) => {
        const ofRounds = all.map(({ perSecond }, n) => perSecond / (rates.get(baseline)?.[n]?.perSecond ?? 0));
        return `, ${median(ofRounds).toFixed(2)} of ${baseline}`;
      });
    const perSecond = Math.round(median(all.map((rate) => rate.perSecond)));
    const cpuUs = Math.round(median(all.map((rate) => rate.cpuUs)));
    console.log(
      `  ${name.padEnd(width)} ${String(perSecond).padStart(6)}/s, ${String(cpuUs).padStart(4)} µs of CPU each${ratios.join('')}`,
    );
  }
}

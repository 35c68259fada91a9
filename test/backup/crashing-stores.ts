import { checkConsistency, type Settings } from '@sealtrail/platform';
import { type DeploymentStores, withDeploymentStores } from '../../apps/cli/src/reconcile/deployment-stores';
import { beginReconciliation, runReconciliation } from '../../apps/cli/src/reconcile/run-reconciliation';

/** Calls that change something. */
const ACTS = ['setAside', 'compare', 'letGo', 'reset', 'keep', 'forget', 'follow'];

/**
 * Runs a reconciliation repeatedly: each of its calls crashes the first time it is reached, before it changes anything.
 *
 * @param inBetween runs after each crash
 * @returns the calls that crashed
 */
export async function reconcileWithCrashes(
  settings: Settings,
  into: string,
  inBetween: (died: string) => Promise<void>,
): Promise<readonly string[]> {
  const died = new Set<string>();
  for (;;) {
    const before = died.size;
    try {
      await withDeploymentStores(settings, (parts) => reconcileOnce(crashingStores(parts, died), into));
      return [...died];
    } catch (error) {
      if (died.size === before) throw error;
      await inBetween([...died].at(-1) ?? '');
    }
  }
}

async function reconcileOnce(parts: DeploymentStores, into: string): Promise<void> {
  const around = { ...parts, views: await parts.views.followers(), reactors: await parts.timers.followers() };
  const standing = await checkConsistency(parts.log, around);
  const mending = (await parts.reconciliation.find()) ?? (await beginReconciliation(parts, standing));
  await runReconciliation(parts, { reconciliation: mending, lacking: standing.lacking, into, say: () => {} });
}

function crashingStores(parts: DeploymentStores, died: Set<string>): DeploymentStores {
  const dying = <T extends object>(name: string, part: T): T =>
    new Proxy(part, {
      get: (target, key) => {
        const value: unknown = Reflect.get(target, key, target);
        if (typeof value !== 'function') return value;
        return (...args: unknown[]) => {
          const act = `${name}.${String(key)}${key === 'keep' && isListed(args) ? ' of what is listed' : ''}`;
          if (ACTS.includes(String(key)) && !died.has(act)) {
            died.add(act);
            throw new Error(`killed before ${act}`);
          }
          return Reflect.apply(value, target, args) as unknown;
        };
      },
    });
  return {
    ...parts,
    views: dying('views', parts.views),
    timers: dying('timers', parts.timers),
    reconciliation: dying('mending', parts.reconciliation),
    vault: dying('vault', parts.vault),
    files: dying('files', parts.files),
  };
}

/** A reconciliation is stored twice: before anything else, and when all losses are listed. */
const isListed = ([first]: readonly unknown[]): boolean =>
  typeof first === 'object' && first !== null && 'isListed' in first && first.isListed === true;

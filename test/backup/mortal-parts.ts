import { type Settings, standingOf } from '@sealtrail/platform';
import { beginMending, mend } from '../../apps/cli/src/reconcile/mend';
import { type Parts, withParts } from '../../apps/cli/src/reconcile/parts';

/** What changes something. */
const ACTS = ['setAside', 'compare', 'letGo', 'reset', 'keep', 'forget', 'follow'];

/**
 * Reconciles again and again: each act of it dies the first time that it is come to, before it changes anything.
 *
 * @param inBetween after each death
 * @returns what died
 */
export async function mendWithDeaths(
  settings: Settings,
  into: string,
  inBetween: (died: string) => Promise<void>,
): Promise<readonly string[]> {
  const died = new Set<string>();
  for (;;) {
    const before = died.size;
    try {
      await withParts(settings, (parts) => mendAs(mortal(parts, died), into));
      return [...died];
    } catch (error) {
      if (died.size === before) throw error;
      await inBetween([...died].at(-1) ?? '');
    }
  }
}

async function mendAs(parts: Parts, into: string): Promise<void> {
  const around = { ...parts, views: await parts.views.followers(), reactors: await parts.timers.followers() };
  const standing = await standingOf(parts.log, around);
  const mending = (await parts.mending.find()) ?? (await beginMending(parts, standing));
  await mend(parts, { mending, lacking: standing.lacking, into, say: () => {} });
}

function mortal(parts: Parts, died: Set<string>): Parts {
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
    mending: dying('mending', parts.mending),
    vault: dying('vault', parts.vault),
    files: dying('files', parts.files),
  };
}

/** A mending is kept twice: before anything, and when all is listed. */
const isListed = ([first]: readonly unknown[]): boolean =>
  typeof first === 'object' && first !== null && 'isListed' in first && first.isListed === true;

import type { Parts } from '../../apps/cli/src/reconcile/parts';

/** What changes something. */
const ACTS = ['setAside', 'compare', 'letGo', 'reset', 'keep', 'forget', 'follow'];

/** Parts of which every act dies the first time that it is come to, before it changes anything. */
export class MortalParts {
  private readonly died = new Set<string>();

  /** How often somebody has died here. */
  get deaths(): number {
    return this.died.size;
  }

  of(parts: Parts): Parts {
    const mortal = <T extends object>(name: string, part: T): T =>
      new Proxy(part, {
        get: (target, key) => {
          const value: unknown = Reflect.get(target, key, target);
          if (typeof value !== 'function') return value;
          return (...args: unknown[]) => {
            if (ACTS.includes(String(key))) this.dieOnce(`${name}.${String(key)} ${keptIn(args)}`);
            return Reflect.apply(value, target, args) as unknown;
          };
        },
      });
    return {
      ...parts,
      views: mortal('views', parts.views),
      timers: mortal('timers', parts.timers),
      mending: mortal('mending', parts.mending),
      vault: mortal('vault', parts.vault),
      files: mortal('files', parts.files),
    };
  }

  private dieOnce(act: string): void {
    if (this.died.has(act)) return;
    this.died.add(act);
    throw new Error(`killed before ${act}`);
  }
}

/** A mending is kept twice, before and after all is listed. */
const keptIn = ([first]: readonly unknown[]): string =>
  typeof first === 'object' && first !== null && 'isListed' in first && first.isListed === true ? 'listed' : '';

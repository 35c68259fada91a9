import type { Instant } from '../events/event';
import { regionContains } from '../regions/region-code';
import { AccessTrail, type AccessTrailFilter, type PersonalDataAccess, regionsOf } from '../storage/access-trail';

export class InMemoryAccessTrail extends AccessTrail {
  /** The error that every write fails with; `null`: writes succeed. */
  fails: Error | null = null;
  private readonly reads = new Map<string, PersonalDataAccess>();
  private disk: { readonly reached: () => void; readonly serves: Promise<void> } | null = null;

  /** All entries, in the order of their arrival. */
  get all(): readonly PersonalDataAccess[] {
    return [...this.reads.values()];
  }

  /** Blocks the next write as if the process died before it reached the disk, until `lives` is called. */
  holds(): { readonly died: Promise<void>; readonly lives: () => void } {
    let lives = (): void => {};
    let reached = (): void => {};
    const serves = new Promise<void>((resolve) => {
      lives = resolve;
    });
    const died = new Promise<void>((resolve) => {
      reached = resolve;
    });
    this.disk = { reached, serves };
    return { died, lives };
  }

  override async keep(read: PersonalDataAccess): Promise<void> {
    if (this.fails !== null) throw this.fails;
    const held = this.disk;
    this.disk = null;
    held?.reached();
    await held?.serves;
    if (!this.reads.has(read.id)) this.reads.set(read.id, read);
  }

  override async find({ limit, after, ...question }: AccessTrailFilter): Promise<readonly PersonalDataAccess[]> {
    return this.all
      .filter((read) => isAsked(question, read) && (after === null || isBefore(read, after)))
      .toSorted((a, b) => (isBefore(a, b) ? 1 : -1))
      .slice(0, limit);
  }

  override async forget(before: Instant): Promise<number> {
    if (this.fails !== null) throw this.fails;
    const old = this.all.filter(({ at }) => at < before);
    for (const { id } of old) this.reads.delete(id);
    return old.length;
  }
}

const isBefore = (one: Pick<PersonalDataAccess, 'at' | 'id'>, other: Pick<PersonalDataAccess, 'at' | 'id'>): boolean =>
  one.at === other.at ? one.id < other.id : one.at < other.at;

const isAsked = (asked: Omit<AccessTrailFilter, 'limit' | 'after'>, read: PersonalDataAccess): boolean =>
  isWithin(asked, read) &&
  (asked.actor === undefined || read.actor === asked.actor) &&
  (asked.file === undefined || read.file === asked.file) &&
  (asked.from === undefined || read.at >= asked.from) &&
  (asked.to === undefined || read.at < asked.to);

function isWithin(
  { region, case: asked }: Pick<AccessTrailFilter, 'region' | 'case'>,
  read: PersonalDataAccess,
): boolean {
  const lies = (place: string): boolean => region === null || regionContains(region, place);
  if (asked !== undefined) return read.cases.some((one) => one.id === asked && lies(one.region));
  return region === null || regionsOf(read).some(lies);
}

import { type Gate, Sighting } from './gate';
import { HANDSHAKES, type ReceivedCommand } from './received-command';

/** What happens to a command. */
export type Fault =
  | { readonly kind: 'lostReply' | 'dropBefore' | 'hang' | 'notPrimary' }
  | { readonly kind: 'slow' | 'slowReply'; readonly gate: Gate }
  | { readonly kind: 'error'; readonly code: number; readonly codeName: string; readonly labels: readonly string[] }
  | { readonly kind: 'writeConcernError'; readonly code: number; readonly codeName: string }
  | { readonly kind: 'duplicateKeyRace'; readonly statement: number }
  | { readonly kind: 'partialBatch'; readonly statements: number };

/** The faults by name. */
export const fault = {
  /** Executes the command, then closes the connection instead of answering. */
  lostReply: { kind: 'lostReply' },
  /** Closes the connection without executing the command. */
  dropBefore: { kind: 'dropBefore' },
  /** Never answers and executes nothing; the connection stays open. */
  hang: { kind: 'hang' },
  /** Error 10107 once, as from a member that has just stepped down; it is primary again for the next command. */
  notPrimary: { kind: 'notPrimary' },
  /** Executes the command only when the gate is open. */
  slow: (gate: Gate) => ({ kind: 'slow', gate }),
  /** Executes the command at once, and answers only when the gate is open. */
  slowReply: (gate: Gate) => ({ kind: 'slowReply', gate }),
  /** Returns an error and executes nothing. */
  error: (code: number, codeName: string, labels: readonly string[] = []) => ({
    kind: 'error',
    code,
    codeName,
    labels,
  }),
  /** Executes the command, and reports that the write concern was not met. */
  writeConcernError: (code: number, codeName: string) => ({ kind: 'writeConcernError', code, codeName }),
  /** Returns a duplicate key error for one upsert of a batch, although no conflicting document is stored. */
  duplicateKeyRace: (statement = 0) => ({ kind: 'duplicateKeyRace', statement }),
  /** Executes this many statements of a batch, then closes the connection. */
  partialBatch: (statements: number) => ({ kind: 'partialBatch', statements }),
} as const satisfies Record<string, Fault | ((...details: never[]) => Fault)>;

/** The commands that a fault applies to. */
export type Match = {
  /** Any command except handshakes, unless named. */
  readonly command?: string;
  readonly collection?: string;
  readonly when?: (command: ReceivedCommand) => boolean;
  /** Counted from 1 over the commands that match otherwise; `next` applies to this one, `always` from this one on. */
  readonly nth?: number;
};

/** A configured fault, for the spec that configured it. */
export class Rule {
  /** How many commands it was applied to. */
  struck = 0;
  private met = 0;
  private cancelled = false;
  private readonly strike = new Sighting();

  constructor(
    private readonly match: Match,
    readonly fault: Fault,
    private readonly strikesMax: number,
  ) {}

  /** Resolves when it is first applied. */
  get reached(): Promise<void> {
    return this.strike.seen;
  }

  cancel(): void {
    this.cancelled = true;
  }

  takes(command: ReceivedCommand): boolean {
    const { command: name, collection, when, nth = 1 } = this.match;
    if (this.cancelled || this.struck >= this.strikesMax) return false;
    if (name === undefined ? HANDSHAKES.includes(command.name) : name !== command.name) return false;
    if (collection !== undefined && collection !== command.collection) return false;
    if (when !== undefined && !when(command)) return false;
    this.met += 1;
    if (this.met < nth) return false;
    this.struck += 1;
    this.strike.now();
    return true;
  }
}

/** The configured faults. At most one rule applies to a command, the oldest, and younger ones then do not count it. */
export class Faults {
  private rules: Rule[] = [];

  next(match: Match, of: Fault): Rule {
    return this.add(new Rule(match, of, 1));
  }

  always(match: Match, of: Fault): Rule {
    return this.add(new Rule(match, of, Number.POSITIVE_INFINITY));
  }

  clear(): void {
    this.rules = [];
  }

  for(command: ReceivedCommand): Fault | null {
    return this.rules.find((rule) => rule.takes(command))?.fault ?? null;
  }

  private add(rule: Rule): Rule {
    this.rules.push(rule);
    return rule;
  }
}

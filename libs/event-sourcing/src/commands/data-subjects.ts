import type { CommandMessage, JsonObject } from '../events/event';
import { derivedId } from '../events/ids';
import type { Sealed, Vault } from '../storage/vault';
import type { Clock } from '../time/clock';

/** Who is named in a command, by the part they play in it; `null`: nobody plays it. */
type SubjectDataByRole = Readonly<Record<string, JsonObject | null>>;
type SealedByRole = Readonly<Record<string, Sealed | null>>;
type SealedAs<P extends SubjectDataByRole> = { readonly [Part in keyof P]: Sealed | Extract<P[Part], null> };

/** Which personal data a kind of command carries, and where the rules find what stands for them. */
export type DataSubjects<C extends CommandMessage, K> = {
  /** The parts stand in one order, and are the same for every command of the kind. */
  readonly dataByRole: (command: C) => SubjectDataByRole;
  readonly withSealed: (facts: K, sealed: SealedByRole) => K;
};

/** Declares the people of a write; what is known of the rest says how the rules are asked before anybody is sealed. */
export const defineDataSubjects = <C extends CommandMessage, K, P extends SubjectDataByRole>(declared: {
  readonly dataByRole: (command: C) => P;
  readonly withSealed: (facts: K, sealed: SealedAs<P>) => K;
}): DataSubjects<C, K> => ({
  dataByRole: declared.dataByRole,
  // Sealed part by part from what `named` gave.
  withSealed: (facts, sealed) => declared.withSealed(facts, sealed as SealedAs<P>),
});

/** Stands for nobody: what the rules are asked with before anybody is sealed. */
export const NOT_SEALED_YET: Sealed = { subjectId: '', commitment: '' };

/** The id in the vault of who plays a part in a command. */
export const subjectOf = (part: string, commandId: string): string => derivedId(part, commandId);

/** The people of one command on their way into the vault. */
export class CommandDataSubjects<C extends CommandMessage, K> {
  private sealing = false;

  constructor(
    private readonly vault: Vault,
    private readonly clock: Clock,
    private readonly people: DataSubjects<C, K>,
    private readonly command: C,
    private readonly commandId: string,
  ) {}

  /** Whether anything may be in the vault that this run has put there. */
  get mayHaveSealed(): boolean {
    return this.sealing;
  }

  /**
   * One after the other, in their order: of two commands under one id that name different people, who seals the first
   * part first seals all of them.
   *
   * @throws {SubjectTaken}
   */
  async seal(facts: K): Promise<K> {
    this.sealing = true;
    const sealedFor = { commandId: this.commandId, at: this.clock.now() };
    const sealed: Record<string, Sealed | null> = {};
    for (const [part, data] of this.parts) {
      sealed[part] = data === null ? null : await this.vault.seal(subjectOf(part, this.commandId), data, sealedFor);
    }
    return this.people.withSealed(facts, sealed);
  }

  /** Whether the vault keeps exactly these people for this command; not where any of them has been erased. */
  async areKept(): Promise<boolean> {
    for (const [part, data] of this.parts) {
      if (data !== null && !(await this.vault.keeps(subjectOf(part, this.commandId), data))) return false;
    }
    return true;
  }

  async erase(): Promise<void> {
    for (const [part] of this.parts) await this.vault.erase(subjectOf(part, this.commandId));
  }

  private get parts(): readonly (readonly [string, JsonObject | null])[] {
    return Object.entries(this.people.dataByRole(this.command));
  }
}

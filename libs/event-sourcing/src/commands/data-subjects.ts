import type { CommandMessage, JsonObject } from '../events/event';
import { derivedId } from '../events/ids';
import type { Sealed, Vault } from '../storage/vault';
import type { Clock } from '../time/clock';

/** Personal data in a command, by role; `null`: the role is vacant. */
type SubjectDataByRole = Readonly<Record<string, JsonObject | null>>;
type SealedByRole = Readonly<Record<string, Sealed | null>>;
type SealedAs<P extends SubjectDataByRole> = { readonly [Part in keyof P]: Sealed | Extract<P[Part], null> };

/** Which personal data a kind of command carries, and where the rules find the seals. */
export type DataSubjects<C extends CommandMessage, K> = {
  /** The roles are in a fixed order, and the same for every command of the kind. */
  readonly dataByRole: (command: C) => SubjectDataByRole;
  readonly withSealed: (facts: K, sealed: SealedByRole) => K;
};

/** Declares the data subjects of a write; `withSealed` passes the seals, or placeholders before sealing, to the rules. */
export const defineDataSubjects = <C extends CommandMessage, K, P extends SubjectDataByRole>(declared: {
  readonly dataByRole: (command: C) => P;
  readonly withSealed: (facts: K, sealed: SealedAs<P>) => K;
}): DataSubjects<C, K> => ({
  dataByRole: declared.dataByRole,
  // Sealed role by role from what `dataByRole` returned.
  withSealed: (facts, sealed) => declared.withSealed(facts, sealed as SealedAs<P>),
});

/** Placeholder for a subject: what the rules get before any subject is sealed. */
export const NOT_SEALED_YET: Sealed = { subjectId: '', commitment: '' };

/** The vault id of the subject in a role of a command. */
export const subjectOf = (part: string, commandId: string): string => derivedId(part, commandId);

/** The data subjects of one command while they are being sealed. */
export class CommandDataSubjects<C extends CommandMessage, K> {
  private sealing = false;

  constructor(
    private readonly vault: Vault,
    private readonly clock: Clock,
    private readonly people: DataSubjects<C, K>,
    private readonly command: C,
    private readonly commandId: string,
  ) {}

  /** Whether this run may have put anything into the vault. */
  get mayHaveSealed(): boolean {
    return this.sealing;
  }

  /**
   * Seals the subjects one after the other, in order: of two commands under one id that name different subjects, the one that
   * seals the first role first seals all of them.
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

  /** Whether the vault holds exactly these subjects for this command; `false` if any of them has been erased. */
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

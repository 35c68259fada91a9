import { Injectable } from '@nestjs/common';
import { derivedId, type Instant, SubjectTaken, Vault } from '@sealtrail/event-sourcing';
import type { LocalDate } from '@sealtrail/working-days';

/** Days at hand; what is dated back further is asked of the vault each time. */
const KEPT_MAX = 32;

/**
 * A salt for each local day of receipt, which only the vault knows and every process finds there. It is sealed for a
 * command that never comes, so it is erased like whoever was sealed for one, a day later: from then on nobody, with
 * whatever secret, can test a guess against what a receipt of that day tells of a duplicate filing.
 */
@Injectable()
export class FilingDaySalts {
  /** Those asked for on the present UTC day: none is kept at hand beyond its end in the vault. */
  private readonly salts = new Map<LocalDate, string>();
  private askedOn = '';

  constructor(private readonly vault: Vault) {}

  /** `null`: the salt of the day is gone. */
  async saltOf(day: LocalDate, now: Instant): Promise<string | null> {
    const today = now.slice(0, 10);
    if (today !== this.askedOn) this.salts.clear();
    this.askedOn = today;
    const kept = this.salts.get(day);
    if (kept !== undefined) return kept;
    const salt = await this.sealed(day, now);
    if (salt !== null && this.salts.size < KEPT_MAX) this.salts.set(day, salt);
    return salt;
  }

  private async sealed(day: LocalDate, now: Instant): Promise<string | null> {
    const sealedFor = { commandId: derivedId('filing-day-command', day), at: now };
    try {
      return (await this.vault.seal(derivedId('filing-day', day), { day }, sealedFor)).commitment;
    } catch (error) {
      if (error instanceof SubjectTaken) return null;
      throw error;
    }
  }
}

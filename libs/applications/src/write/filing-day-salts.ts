import { Injectable } from '@nestjs/common';
import { derivedId, type Instant, SubjectTaken, Vault } from '@sealtrail/event-sourcing';
import type { LocalDate } from '@sealtrail/working-days';

/** Cached days; older ones are read from the vault each time. */
const KEPT_MAX = 32;

/**
 * A salt for each local day of receipt, stored only in the vault and shared by all processes. It is sealed for a command that never arrives, so it is
 * erased a day later like any abandoned subject: from then on nobody, with any secret, can test a guess against the duplicate digest of a
 * receipt of that day.
 */
@Injectable()
export class FilingDaySalts {
  /** Salts read on the current UTC day: none is cached beyond its end in the vault. */
  private readonly salts = new Map<LocalDate, string>();
  private askedOn = '';

  constructor(private readonly vault: Vault) {}

  /** `null`: the salt of the day has been deleted. */
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

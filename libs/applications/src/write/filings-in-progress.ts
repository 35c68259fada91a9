import { Injectable } from '@nestjs/common';

/** 在途收件: the filings that this process is working on. None of them is abandoned, however long it takes. */
@Injectable()
export class FilingsInProgress {
  private readonly attempts = new Map<string, number>();

  async during<Outcome>(applicationId: string, filing: () => Promise<Outcome>): Promise<Outcome> {
    this.attempts.set(applicationId, (this.attempts.get(applicationId) ?? 0) + 1);
    try {
      return await filing();
    } finally {
      const others = (this.attempts.get(applicationId) ?? 1) - 1;
      if (others > 0) this.attempts.set(applicationId, others);
      else this.attempts.delete(applicationId);
    }
  }

  has(applicationId: string): boolean {
    return this.attempts.has(applicationId);
  }
}

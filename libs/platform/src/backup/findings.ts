const SHOWN_MAX = 20;

/** The findings of a check, limited to a readable number. */
export class Findings {
  private readonly shown: string[] = [];
  private more = 0;

  add(finding: string): void {
    if (this.shown.length < SHOWN_MAX) this.shown.push(finding);
    else this.more += 1;
  }

  get lines(): readonly string[] {
    return this.more === 0 ? this.shown : [...this.shown, `and ${this.more} more`];
  }
}

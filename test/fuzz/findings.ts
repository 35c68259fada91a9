/** A finding: a short text that is the same each time, and one complete example. */
export type Finding = { readonly kind: string; readonly shown: string };

export class Findings {
  /** @param onNew called with each new kind: a long campaign may be stopped before its end. */
  constructor(private readonly onNew: (kind: string) => void = () => {}) {}

  private readonly byKind = new Map<string, { count: number; shown: string }>();

  knows(kind: string): boolean {
    return this.byKind.has(kind);
  }

  add({ kind, shown }: Finding): void {
    const known = this.byKind.get(kind);
    if (known !== undefined) {
      known.count += 1;
      return;
    }
    this.byKind.set(kind, { count: 1, shown });
    this.onNew(kind);
  }

  /** A further occurrence of a known kind. */
  again(kind: string): void {
    const known = this.byKind.get(kind);
    if (known !== undefined) known.count += 1;
  }

  get kinds(): number {
    return this.byKind.size;
  }

  lines(): readonly string[] {
    return [...this.byKind]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([kind, { count, shown }]) => [`${count} × ${kind}`, ...shown.split('\n').map((line) => `    ${line}`)]);
  }
}

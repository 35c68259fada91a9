import type { JsonValue, Sealed } from '@sealtrail/event-sourcing';

/** The data subjects and files that an event references, which are stored outside the log. */
export type EventReferences = {
  /** Seals whose data are in the vault. */
  readonly people: readonly Sealed[];
  /** SHA-256 of materials. */
  readonly files: readonly string[];
};

const SHA256 = /^[0-9a-f]{64}$/;

/** References are recognised by their shape, at any depth: `{ subjectId, commitment }`, and a hash named `file`. */
export function referencesIn(data: JsonValue): EventReferences {
  const people: Sealed[] = [];
  const files: string[] = [];
  const walk = (value: JsonValue): void => {
    if (typeof value !== 'object' || value === null) return;
    const { subjectId, commitment, file } = value as Readonly<Record<string, JsonValue>>;
    if (typeof subjectId === 'string' && typeof commitment === 'string') people.push({ subjectId, commitment });
    if (typeof file === 'string' && SHA256.test(file)) files.push(file);
    for (const inner of Object.values(value)) walk(inner);
  };
  walk(data);
  return { people, files };
}

/**
 * A secret of the namespace, made at its birth and never again: what was keyed with it once is found by it for ever. Nobody
 * who holds only the log or the data folder has it.
 */
export abstract class NamespaceSecret {
  /** HMAC-SHA256 of the label under the secret: the same for the same label, and telling nothing of others. */
  abstract derive(label: string): Buffer;
}

/**
 * A secret of the namespace, created when it is initialised and never changed: values keyed with it stay valid. It is neither
 * in the log nor in the data folder.
 */
export abstract class NamespaceSecret {
  /** HMAC-SHA256 of the label under the secret: the same for the same label, revealing nothing about other labels. */
  abstract derive(label: string): Buffer;
}

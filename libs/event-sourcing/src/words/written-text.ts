declare const byAPerson: unique symbol;

/**
 * Text written by a person: a reason, an opinion, a remark. It is evidence and stays as it was typed, in the language it was
 * typed in, whereas texts of the program are {@link Statement}s. The brand exists in the type only, not in the stored shape: in
 * the log and in responses it is plain text, and the declaration of the event shows which of its fields a person wrote. No
 * literal has this type, so that no rule can store its own prose in such a field.
 */
export type WrittenText = string & { readonly [byAPerson]: true };

/** Marks text received from a person; for the places that convert requests to commands, never for texts of the program. */
export function written(text: string): WrittenText;
export function written(text: string | null): WrittenText | null;
export function written(text: string | null): WrittenText | null {
  return text as WrittenText | null;
}

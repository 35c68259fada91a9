declare const byAPerson: unique symbol;

/**
 * What a person wrote: a reason, an opinion, a remark. It is evidence and stays as it was typed, in the language it was
 * typed in, whereas what the program says is a {@link Statement}. The mark is one of the type, not of the stored shape:
 * in the log and in answers it is plain text, which every reader takes as it is, and the declaration of the event says
 * which of its fields are a person's. No literal fits the type, so that no rule can put its own prose there.
 */
export type WrittenText = string & { readonly [byAPerson]: true };

/** Marks what came in from a person; for the places where a command takes it over, never for words of the program. */
export function written(text: string): WrittenText;
export function written(text: string | null): WrittenText | null;
export function written(text: string | null): WrittenText | null {
  return text as WrittenText | null;
}

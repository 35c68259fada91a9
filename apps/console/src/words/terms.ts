import type { Terms } from 'virtual:terms';
import { language } from './language';

/** What a person reads for a value of an enumeration; one that is newer than this page is shown as it is. */
export const termOf = ({ terms }: Terms, value: string): string => terms[value]?.[language.value] ?? value;

/** The values of an enumeration with their terms, for a field that one is chosen in. */
export const choicesOf = (enumeration: Terms): readonly (readonly [string, string])[] =>
  Object.keys(enumeration.terms).map((value) => [value, termOf(enumeration, value)]);

/** A name with its code; the code alone where nothing is known of a name. */
export const named = (code: string, name: string | null | undefined): string => (name == null ? code : name);

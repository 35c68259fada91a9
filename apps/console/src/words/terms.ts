import type { Terms } from 'virtual:terms';
import { language } from './language';

/** The display term of an enumeration value; an unknown newer value is displayed as it is. */
export const termOf = ({ terms }: Terms, value: string): string => terms[value]?.[language.value] ?? value;

/** The values of an enumeration with their terms, as choices of a form field. */
export const choicesOf = (enumeration: Terms): readonly (readonly [string, string])[] =>
  Object.keys(enumeration.terms).map((value) => [value, termOf(enumeration, value)]);

/** A name with its code; only the code if the name is unknown. */
export const named = (code: string, name: string | null | undefined): string => (name == null ? code : name);

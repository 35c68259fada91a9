/** A text in both languages of the product. Never part of events or stored outcomes. */
export type LocalizedText = { readonly zh: string; readonly en: string };

export type Language = keyof LocalizedText;

type Value = string | number | boolean | null;

/** One entry of a list parameter, by its members. */
export type ListEntry = Readonly<Record<string, Value>>;

/** Values of the placeholders in a text; plain JSON, so that they can be stored without the text. */
export type Parameters = Readonly<Record<string, Value | readonly (string | number)[] | readonly ListEntry[]>>;

/** Labels for the values of a parameter that are enumerated: the terms of an enumeration can be used. */
export type ParameterTerms = Readonly<
  Record<string, Readonly<Record<string, { readonly zh: string; readonly en?: string }>>>
>;

/** The members of each entry of a list parameter, and the text of one entry. */
export type EntryDeclaration = {
  readonly members: readonly string[];
  readonly said: LocalizedText;
  readonly terms?: ParameterTerms;
};

/** Declares the parameters of a text. */
export type ParameterDeclarations = {
  /** Names of the parameters of each occurrence. */
  readonly parameters?: readonly string[];
  /** Labels of enumerated parameters. */
  readonly terms?: ParameterTerms;
  /** The list parameters whose entries have members of their own. */
  readonly entries?: Readonly<Record<string, EntryDeclaration>>;
};

type Plain = Value | readonly (string | number)[];

/** The parameters that a declaration names; `never`: none. */
export type ValuesOf<D extends ParameterDeclarations> = D extends {
  readonly parameters: readonly (infer Name extends string)[];
}
  ? { readonly [One in Name]: ListedBy<D, One> }
  : never;

type ListedBy<D extends ParameterDeclarations, Name extends string> = D extends {
  readonly entries: { readonly [One in Name]: { readonly members: readonly (infer Member extends string)[] } };
}
  ? readonly Readonly<Record<Member, Value>>[]
  : Plain;

/** The default English term: the value with spaces. */
export const spaced = (value: string): string => value.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/** Shown for a missing value, and for an empty list. */
const MISSING = '—';

/** The text in one language with each `{name}` replaced by the parameter of that name; lists are joined. */
export const formatText = (
  words: LocalizedText,
  parameters: Parameters,
  language: Language,
  declared: Pick<ParameterDeclarations, 'terms' | 'entries'> = {},
): string =>
  words[language].replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = parameters[name] ?? null;
    const terms = declared.terms?.[name];
    const entries = declared.entries?.[name];
    const called = (one: Value | ListEntry): string => {
      if (one === null) return MISSING;
      if (typeof one === 'object')
        return entries === undefined ? MISSING : formatText(entries.said, one, language, entries);
      const term = terms?.[String(one)];
      return term === undefined ? String(one) : (term[language] ?? spaced(String(one)));
    };
    if (!isList(value)) return called(value);
    return value.length === 0 ? MISSING : value.map(called).join(language === 'zh' ? '、' : ', ');
  });

const isList = (value: Parameters[string]): value is readonly (string | number)[] | readonly ListEntry[] =>
  Array.isArray(value);

/** What a person reads, in both languages of the product. Events and stored answers never hold it. */
export type LocalizedText = { readonly zh: string; readonly en: string };

export type Language = keyof LocalizedText;

type Value = string | number | boolean | null;

/** One of several things that are named: by its members. */
export type ListEntry = Readonly<Record<string, Value>>;

/** Values that words are filled with; plain JSON, so that they can be stored where the words are not. */
export type Parameters = Readonly<Record<string, Value | readonly (string | number)[] | readonly ListEntry[]>>;

/** What the values of a parameter are called, where they are words of ours: the terms of an enumeration will do. */
export type ParameterTerms = Readonly<
  Record<string, Readonly<Record<string, { readonly zh: string; readonly en?: string }>>>
>;

/** What each of the things has that a parameter lists, and how one of them is said. */
export type EntryDeclaration = {
  readonly members: readonly string[];
  readonly said: LocalizedText;
  readonly terms?: ParameterTerms;
};

/** What is declared of the values of something that is said. */
export type ParameterDeclarations = {
  /** Names of the values that come with each occurrence. */
  readonly parameters?: readonly string[];
  /** What those values are called that are words of ours. */
  readonly terms?: ParameterTerms;
  /** Those of them that list things with members of their own. */
  readonly entries?: Readonly<Record<string, EntryDeclaration>>;
};

type Plain = Value | readonly (string | number)[];

/** The values that a declaration names; `never`: it names none. */
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

/** An English term that is not declared: the value with spaces. */
export const spaced = (value: string): string => value.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/** Stands for a value that was not told when something was refused, and for a list of nothing. */
const MISSING = '—';

/** The words of one language with `{name}` replaced by the parameter of that name; lists are joined. */
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

/** What a person reads, in both languages of the product. Events and stored answers never hold it. */
export type Words = { readonly zh: string; readonly en: string };

export type Language = keyof Words;

/** Values that words are filled with; plain JSON, so that they can be stored where the words are not. */
export type Parameters = Readonly<Record<string, string | number | boolean | null | readonly (string | number)[]>>;

/** What the values of a parameter are called, where they are words of ours: the terms of an enumeration will do. */
export type ParameterTerms = Readonly<
  Record<string, Readonly<Record<string, { readonly zh: string; readonly en?: string }>>>
>;

/** What is declared of the values of something that is said. */
export type Parametrised = {
  /** Names of the values that come with each occurrence. */
  readonly parameters?: readonly string[];
  /** What those values are called that are words of ours. */
  readonly terms?: ParameterTerms;
};

/** The values that a declaration names; `never`: it names none. */
export type ValuesOf<D extends Parametrised> = D extends { readonly parameters: readonly (infer Name extends string)[] }
  ? Readonly<Record<Name, Parameters[string]>>
  : never;

/** An English term that is not declared: the value with spaces. */
export const spaced = (value: string): string => value.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/** The words of one language with `{name}` replaced by the parameter of that name; lists are joined. */
export const say = (words: Words, parameters: Parameters, language: Language, terms: ParameterTerms = {}): string =>
  words[language].replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
    const value = parameters[name];
    if (value === undefined) return whole;
    const called = (one: unknown): string => {
      const term = terms[name]?.[String(one)];
      return term === undefined ? String(one) : (term[language] ?? spaced(String(one)));
    };
    return Array.isArray(value) ? value.map(called).join(language === 'zh' ? '、' : ', ') : called(value);
  });

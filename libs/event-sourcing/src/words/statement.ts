import {
  formatText,
  type Language,
  type LocalizedText,
  type ParameterDeclarations,
  type Parameters,
  type ValuesOf,
} from './localized-text';

/**
 * What the program itself says in a fact or a stored answer: a code and the values of this occurrence. Its words stand in
 * the catalogue of its context (`statements.ts`) and are made at the edge, so that a fact reads the same in any language
 * and a better wording changes no history. Made by a catalogue only: see {@link defineStatements}.
 */
export type Statement = { readonly code: string; readonly parameters: Parameters };

export type StatementDeclaration = ParameterDeclarations & { readonly words: LocalizedText };

export type StatementCatalogue = Readonly<Record<string, StatementDeclaration>>;

type Values<D extends ParameterDeclarations> = [ValuesOf<D>] extends [never]
  ? readonly []
  : readonly [parameters: ValuesOf<D>];

/** The catalogue of one context, and the only maker of its statements. */
export type Statements<C extends StatementCatalogue> = {
  readonly catalogue: C;
  readonly statement: <Code extends keyof C & string>(code: Code, ...[parameters]: Values<C[Code]>) => Statement;
};

/** Declares what a context says in its facts: once, with its words in both languages. */
export const defineStatements = <const C extends StatementCatalogue>(catalogue: C): Statements<C> => ({
  catalogue,
  statement: (code, ...[parameters]) => ({ code, parameters: parameters ?? {} }),
});

/** The words of a statement; a code that no catalogue knows any more is shown as it is. */
export function formatStatement(
  catalogue: StatementCatalogue,
  { code, parameters }: Statement,
  language: Language,
): string {
  const declaration = catalogue[code];
  return declaration === undefined ? code : formatText(declaration.words, parameters, language, declaration);
}

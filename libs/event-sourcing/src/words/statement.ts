import {
  formatText,
  type Language,
  type LocalizedText,
  type ParameterDeclarations,
  type Parameters,
  type ValuesOf,
} from './localized-text';

/**
 * A statement of the program in an event or a stored outcome: a code and the values of this occurrence. Its text is declared in
 * the catalogue of its context (`statements.ts`) and formatted at the edge, so that an event reads the same in any language and
 * better wording does not change history. Created only by a catalogue: see {@link defineStatements}.
 */
export type Statement = { readonly code: string; readonly parameters: Parameters };

export type StatementDeclaration = ParameterDeclarations & { readonly words: LocalizedText };

export type StatementCatalogue = Readonly<Record<string, StatementDeclaration>>;

type Values<D extends ParameterDeclarations> = [ValuesOf<D>] extends [never]
  ? readonly []
  : readonly [parameters: ValuesOf<D>];

/** The catalogue of one context, and the only factory of its statements. */
export type Statements<C extends StatementCatalogue> = {
  readonly catalogue: C;
  readonly statement: <Code extends keyof C & string>(code: Code, ...[parameters]: Values<C[Code]>) => Statement;
};

/** Declares the statements of a context, each once, with its text in both languages. */
export const defineStatements = <const C extends StatementCatalogue>(catalogue: C): Statements<C> => ({
  catalogue,
  statement: (code, ...[parameters]) => ({ code, parameters: parameters ?? {} }),
});

/** The text of a statement; a code that no catalogue has any more is shown as it is. */
export function formatStatement(
  catalogue: StatementCatalogue,
  { code, parameters }: Statement,
  language: Language,
): string {
  const declaration = catalogue[code];
  return declaration === undefined ? code : formatText(declaration.words, parameters, language, declaration);
}

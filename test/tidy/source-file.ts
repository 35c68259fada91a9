import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import ts from 'typescript';

const ROOT = join(__dirname, '..', '..');

/** A parsed source file. Paths are relative to the root, with slashes. */
export type SourceFile = {
  readonly path: string;
  readonly text: string;
  readonly tree: ts.SourceFile;
  /** Its imports and re-exports, with the imported names. */
  readonly imports: readonly { readonly from: string; readonly names: readonly string[] }[];
};

/** A violation of a rule, as one readable line. */
export type Finding = string;

export function sourceFile(path: string, text: string): SourceFile {
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const imports = tree.statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return [];
    const { moduleSpecifier } = statement;
    if (moduleSpecifier === undefined || !ts.isStringLiteral(moduleSpecifier)) return [];
    return [{ from: moduleSpecifier.text, names: namesOf(statement) }];
  });
  return { path, text, tree, imports };
}

function namesOf(statement: ts.ImportDeclaration | ts.ExportDeclaration): readonly string[] {
  const bindings = ts.isImportDeclaration(statement) ? statement.importClause?.namedBindings : statement.exportClause;
  if (bindings === undefined || !('elements' in bindings)) return [];
  return bindings.elements.map(({ propertyName, name }) => (propertyName ?? name).text);
}

/** Every TypeScript file in the folders, TSX included. */
export function sourceTree(...folders: readonly string[]): readonly SourceFile[] {
  return folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) =>
        sourceFile(posix.normalize(path.slice(ROOT.length + 1).replaceAll('\\', '/')), readFileSync(path, 'utf8')),
      ),
  );
}

/** Visits all descendants of a node. */
export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  ts.forEachChild(node, (child) => walk(child, visit));
}

export const lineOf = (node: ts.Node): number =>
  node.getSourceFile().getLineAndCharacterOfPosition(node.getStart()).line + 1;

/** The location of a node, and its first characters. */
export const shown = (path: string, node: ts.Node): Finding =>
  `${path}:${lineOf(node)}: ${node.getText().slice(0, 60)}`;

/** Specs, contracts, fakes and stories: code that no server runs. */
export const isTestCode = (path: string): boolean =>
  /\.spec\.ts$|-contract\.ts$|\/testing\.ts$|\/(testing|fakes|contracts)\/|\/specify\.ts$|^test\//.test(path);

import ts from 'typescript';
import { type Finding, isTestCode, lineOf, type SourceFile, walk } from './source-file';

/** The file that derives validation and schemas from enumerations. */
const DERIVED_HERE = 'apps/api/src/http/enumerated.ts';

/** Discriminants of unions; their values denote shapes, and are not a list for readers. */
const DISCRIMINANTS = ['type', 'kind', 'status', 'op'];

/** A closed list of values is declared by `defineEnumeration`: types, validation and schemas derive from it. */
export function enumerationFindings(file: SourceFile): readonly Finding[] {
  if (isTestCode(file.path)) return [];
  if (file.path.startsWith('apps/api/src/') && file.path !== DERIVED_HERE) return copiesInRequests(file);
  return /^libs\/(?!event-sourcing\/|platform\/)/.test(file.path) ? listsAsTypes(file) : [];
}

function copiesInRequests({ path, tree }: SourceFile): readonly Finding[] {
  const findings: Finding[] = [];
  walk(tree, (node) => {
    if (ts.isCallExpression(node) && node.expression.getText() === 'IsIn') {
      findings.push(`${path}:${lineOf(node)}: IsIn: say IsEnumerated`);
    }
    if (ts.isPropertyAssignment(node) && node.name.getText() === 'enum' && !isListOfNoWords(node.initializer)) {
      findings.push(`${path}:${lineOf(node)}: enum: say enumeratedProperty`);
    }
  });
  return findings;
}

const isListOfNoWords = (value: ts.Expression): boolean =>
  ts.isArrayLiteralExpression(value) &&
  value.elements.every((one) => [ts.SyntaxKind.NullKeyword, ts.SyntaxKind.FalseKeyword].includes(one.kind));

/** An exported union of three or more string literals, a member with two, and an exported list of literals. */
function listsAsTypes({ path, tree }: SourceFile): readonly Finding[] {
  const findings: Finding[] = [];
  walk(tree, (node) => {
    if (ts.isTypeAliasDeclaration(node) && isExported(node) && wordsOf(node.type) >= 3) {
      findings.push(`${path}:${lineOf(node)}: ${node.name.text} is a list of words: say defineEnumeration`);
    }
    if (ts.isPropertySignature(node) && node.type !== undefined && wordsOf(node.type) >= 2) {
      const name = node.name.getText();
      if (!DISCRIMINANTS.includes(name)) {
        findings.push(`${path}:${lineOf(node)}: ${name} is a list of words: say defineEnumeration`);
      }
    }
    if (ts.isVariableStatement(node) && isExported(node)) {
      for (const { name, initializer } of node.declarationList.declarations) {
        if (initializer !== undefined && isConstantListOfWords(initializer)) {
          findings.push(`${path}:${lineOf(node)}: ${name.getText()} is a list of words: say defineEnumeration`);
        }
      }
    }
  });
  return findings;
}

const isExported = (node: ts.TypeAliasDeclaration | ts.VariableStatement): boolean =>
  node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;

const wordsOf = (type: ts.TypeNode): number =>
  ts.isUnionTypeNode(type)
    ? type.types.filter((one) => ts.isLiteralTypeNode(one) && ts.isStringLiteral(one.literal)).length
    : 0;

/** `['a', 'b'] as const`, with or without `satisfies`. */
function isConstantListOfWords(value: ts.Expression): boolean {
  if (ts.isSatisfiesExpression(value)) return isConstantListOfWords(value.expression);
  if (!ts.isAsExpression(value) || value.type.getText() !== 'const') return false;
  return ts.isArrayLiteralExpression(value.expression) && value.expression.elements.every(ts.isStringLiteral);
}

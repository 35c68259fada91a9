import ts from 'typescript';
import { type Finding, isTestCode, type SourceFile, shown, walk } from './source-file';

/** Libraries that are not contexts. */
const INNER = ['event-sourcing', 'platform', 'working-days'];

/** The files in which a context declares its texts. */
const DECLARED = /^libs\/[^/]+\/src\/(rejections|statements)(\.ts$|\/)/;
const DECLARATIONS = ['defineEnumeration', 'defineRejections', 'defineStatements'];

/**
 * A context contains no prose: events, stored outcomes and documents have codes and parameters, and texts are declared in its
 * catalogues. Only the message of an `Error`, which is for the log, may be prose.
 */
export function proseFindings({ path, tree }: SourceFile): readonly Finding[] {
  if (!isContext(path) || isTestCode(path) || DECLARED.test(path)) return [];
  const findings: Finding[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || isForTheLog(node) || isDeclaration(node))
      return;
    const text = literalIn(node);
    if (text !== null && isProse(text)) findings.push(shown(path, node));
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return findings;
}

/** Names of explanatory texts in events, commands and documents. */
const EXPLAINING = ['reason', 'reasons', 'comment', 'remark', 'explanation', 'purpose', 'legalBasis'];

/**
 * The author of an explanation is part of its type: a person (`WrittenText`) or the program (`Statement`), never a plain
 * string.
 */
export function explanationFindings({ path, tree }: SourceFile): readonly Finding[] {
  if (!isContext(path) || isTestCode(path)) return [];
  const findings: Finding[] = [];
  walk(tree, (node) => {
    if (!ts.isPropertySignature(node) || !EXPLAINING.includes(node.name.getText())) return;
    if (/\bstring\b/.test(node.type?.getText() ?? '')) findings.push(shown(path, node));
  });
  return findings;
}

/** Text written by a person is marked where a request is converted, and never a literal. */
export function writtenFindings({ path, tree }: SourceFile): readonly Finding[] {
  if (isTestCode(path)) return [];
  const findings: Finding[] = [];
  walk(tree, (node) => {
    if (!ts.isCallExpression(node) || node.expression.getText() !== 'written') return;
    const [text] = node.arguments;
    if (isContext(path) || text === undefined || literalIn(text) !== null) {
      findings.push(shown(path, node));
    }
  });
  return findings;
}

const isContext = (path: string): boolean => {
  const library = /^libs\/([^/]+)\/src\//.exec(path)?.[1];
  return library !== undefined && !INNER.includes(library);
};

const isForTheLog = (node: ts.Node): boolean => ts.isNewExpression(node) && node.expression.getText().endsWith('Error');

const isDeclaration = (node: ts.Node): boolean =>
  ts.isCallExpression(node) && DECLARATIONS.includes(node.expression.getText());

/** The text of a literal, with a letter for each placeholder of a template. */
export function literalIn(node: ts.Node): string | null {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return null;
  return [node.head.text, ...node.templateSpans.map(({ literal }) => `x${literal.text}`)].join('');
}

/** Words separated by spaces, or anything in Chinese. */
export const isProse = (text: string): boolean =>
  /[\p{L}\d][^\p{L}\d\s]* [^\p{L}\d\s]*[\p{L}\d]/u.test(text) || /\p{Script=Han}/u.test(text);

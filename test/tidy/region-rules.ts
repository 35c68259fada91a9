import ts from 'typescript';
import { type Finding, isTestCode, type SourceFile, shown, walk } from './source-file';

/** Files that may treat a region as text: the codes themselves, and scope and filters, which are built on them. */
const OWNERS = /^libs\/event-sourcing\/src\/(regions\/|projections\/read-scope\.ts$)/;

/** A region code's prefix denotes containment only by whole levels: other code must not compare it as text. */
export function regionFindings({ path, tree }: SourceFile): readonly Finding[] {
  if (OWNERS.test(path) || isTestCode(path)) return [];
  const findings: Finding[] = [];
  walk(tree, (node) => {
    const compares =
      ts.isPropertyAccessExpression(node) &&
      node.name.text === 'startsWith' &&
      /region$/i.test(node.expression.getText());
    if (compares || isRegionPrefix(node)) findings.push(shown(path, node));
  });
  return findings;
}

/** `{ op: 'prefix', field: 'region', … }` */
const isRegionPrefix = (node: ts.Node): boolean =>
  ts.isObjectLiteralExpression(node) &&
  ['prefix', 'region'].every((text) =>
    node.properties.some(
      (one) => ts.isPropertyAssignment(one) && ts.isStringLiteral(one.initializer) && one.initializer.text === text,
    ),
  );

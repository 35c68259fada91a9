import ts from 'typescript';
import { type Finding, isTestCode, type SourceFile, shown, walk } from './source-file';

/** Where a region may be looked at as text: the codes themselves, and scope and filters, which are made of them. */
const OWNERS = /^libs\/event-sourcing\/src\/(regions\/|projections\/read-scope\.ts$)/;

/** The beginning of a region's code says what it lies in by whole levels only: nobody else compares it as text. */
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

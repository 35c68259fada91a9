import ts from 'typescript';
import { type Finding, lineOf, type SourceFile, walk } from './source-file';

/** Decorators that validate incompletely, or too slowly, when used alone; with the one file that may use them. */
const OWNERS = new Map([
  ['ValidateNested', 'apps/api/src/http/nested.ts'],
  ['ValidateIf', 'apps/api/src/http/optional-members.ts'],
  ['validateIf', 'apps/api/src/http/optional-members.ts'],
  ['ArrayUnique', 'apps/api/src/http/fields.ts'],
]);

/**
 * A bare `ValidateNested` accepts a list for an object; a bare `ValidateIf` accepts anything for anything; `ArrayUnique`
 * compares each with each.
 */
export function shapeFindings({ path, tree }: SourceFile): readonly Finding[] {
  const findings: Finding[] = [];
  walk(tree, (node) => {
    const owner = ts.isIdentifier(node) ? OWNERS.get(node.text) : undefined;
    if (owner === undefined || owner === path) return;
    findings.push(`${path}:${lineOf(node)}: ${node.getText()} belongs to ${owner}`);
  });
  return findings;
}

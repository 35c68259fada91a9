import ts from 'typescript';
import { type Finding, lineOf, type SourceFile, walk } from './source-file';

/** What lets a body slip past its shape, or takes too long over it, where it stands alone; and the one file that wraps it. */
const OWNERS = new Map([
  ['ValidateNested', 'apps/api/src/http/nested.ts'],
  ['ValidateIf', 'apps/api/src/http/optional-members.ts'],
  ['validateIf', 'apps/api/src/http/optional-members.ts'],
  ['ArrayUnique', 'apps/api/src/http/fields.ts'],
]);

/** A list passes for an object under a bare `ValidateNested`; under a bare `ValidateIf` anything passes for anything; `ArrayUnique` compares each with each. */
export function shapeFindings({ path, tree }: SourceFile): readonly Finding[] {
  const findings: Finding[] = [];
  walk(tree, (node) => {
    const owner = ts.isIdentifier(node) ? OWNERS.get(node.text) : undefined;
    if (owner === undefined || owner === path) return;
    findings.push(`${path}:${lineOf(node)}: ${node.getText()} belongs to ${owner}`);
  });
  return findings;
}

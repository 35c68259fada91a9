import ts from 'typescript';
import { isProse, literalIn } from './prose-rules';
import { type Finding, type SourceFile, shown, walk } from './source-file';

/** The catalogue: the one maker of rejections. */
const MAKER = 'libs/event-sourcing/src/commands/rejection-catalogue.ts';

/** Where a rejection that was remembered, or came from another thread, is thrown again. */
const AGAIN = [
  MAKER,
  'libs/event-sourcing/src/commands/write-attempt.ts',
  'libs/platform/src/workers/serialized-error.ts',
];

/** Specs and toys have rules of their own, which no catalogue needs to know. */
const isToy = (path: string): boolean => /\.spec\.ts$|\/simulation\//.test(path);

/** `reject`, `fault`, and the names under which they are known elsewhere. */
const MAKES = /^(reject|fault|refusedAs)([A-Z]\w*)?$|(Rejection|Fault)$/;

/** Nothing is refused but by a catalogue, with a code and parameters: words stand in the declarations alone. */
export function refusalFindings({ path, tree }: SourceFile): readonly Finding[] {
  const findings: Finding[] = [];
  const found = (node: ts.Node): number => findings.push(shown(path, node));
  walk(tree, (node) => {
    if (ts.isNewExpression(node) && node.expression.getText() === 'Rejection' && path !== MAKER) found(node);
    if (!ts.isCallExpression(node)) return;
    const name = node.expression.getText();
    if (name === 'rejectedAgain') {
      if (!AGAIN.includes(path) && !isToy(path)) found(node);
    } else if (MAKES.test(name) && node.arguments.some(speaks)) found(node);
  });
  return findings;
}

/** Whether any literal below reads as words. A pointer has no blanks; an error that a promise fails with is for the log. */
function speaks(node: ts.Node): boolean {
  if (ts.isNewExpression(node)) return false;
  const text = literalIn(node);
  return (text !== null && isProse(text)) || ts.forEachChild(node, (child) => speaks(child) || undefined) === true;
}

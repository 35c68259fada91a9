import ts from 'typescript';
import { isProse, literalIn } from './prose-rules';
import { type Finding, type SourceFile, shown, walk } from './source-file';

/** The catalogue: the only factory of rejections. */
const MAKER = 'libs/event-sourcing/src/commands/rejection-catalogue.ts';

/** Files that rethrow a rejection which was stored, or came from another thread. */
const AGAIN = [
  MAKER,
  'libs/event-sourcing/src/commands/write-attempt.ts',
  'libs/platform/src/workers/serialized-error.ts',
];

/** Specs and simulations have rules of their own, without a catalogue. */
const isToy = (path: string): boolean => /\.spec\.ts$|\/simulation\//.test(path);

/** `reject`, `fault`, and their aliases. */
const MAKES = /^(reject|fault|refusedAs)([A-Z]\w*)?$|(Rejection|Fault)$/;

/** Every refusal is made by a catalogue, with a code and parameters: texts are in the declarations only. */
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

/** Whether any literal below is prose. A pointer has no spaces; the error of a rejected promise is for the log. */
function speaks(node: ts.Node): boolean {
  if (ts.isNewExpression(node)) return false;
  const text = literalIn(node);
  return (text !== null && isProse(text)) || ts.forEachChild(node, (child) => speaks(child) || undefined) === true;
}

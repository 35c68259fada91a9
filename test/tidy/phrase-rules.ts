import ts from 'typescript';
import { literalIn } from './prose-rules';
import { type Finding, isTestCode, lineOf, type SourceFile, shown, walk } from './source-file';

/** Phrases that texts no longer use, each with the plain wording that replaced it. */
const REPLACED_PHRASES: Readonly<Record<string, string>> = {
  'as it should be': 'is valid, is invalid',
  'yours to see': 'you may view it',
  'whoever runs the': 'the operator',
  'sign of life': 'heartbeat, lease timeout',
  'was not born': 'is not initialised',
  'is no data folder': 'is not a data folder',
  'will be tried again': 'retrying',
  'nobody works at': 'no worker holds',
  'a word on a card': 'a card review',
  'takes no card back': 'does not revoke a card',
  'lets none off': 'exempts nobody',
  'were told late': 'were reported late',
  'it is over:': 'it has expired, it has ended',
  'something went wrong here': 'what failed',
  'send it again': 'resend, retry',
  'ask again': 'retry',
  'put it back from': 'restore it from',
  'the house': 'the project',
};

/** Words that comments and test titles of the finished folders no longer use: they name an actor or a thing without its noun. */
const REPLACED_IN_COMMENTS: Readonly<Record<string, string>> = {
  whoever: 'the caller, the operator, the worker, every process',
  somebody: 'a caller, another process, the operator',
  everybody: 'every caller, all processes',
  'who asks': 'the caller',
  'for ever': 'permanently, for good',
  'goes on': 'continues',
  'so many': 'this many, a maximum of',
  'put back': 'restored',
  mended: 'fixed, repaired',
  'as it should be': 'is valid, as expected',
  'sign of life': 'heartbeat',
  'broken off': 'abandoned, aborted',
  'hears of': 'learns of, is notified of',
  'kept alone': 'only stored',
  'kept whole': 'stored completely',
  'said to have happened': 'happened, as reported',
  'from when it counts': 'the instant from which it counts',
  'let count': 'accepted by a review',
  'theirs to see': 'within the scope',
  'told late': 'reported late',
};
const FINISHED =
  /^(libs\/(event-sourcing|platform|contexts|working-days|applications|ratings|catalog|calendar|policy|access|webhooks)|apps\/(cli|console|standalone|projector|reactor)|apps\/api\/src\/(applications|catalog|ratings|calendar|policy|tracking|files|tables|retention|trail|limits|health|metrics|display-names|examples|clock|distributed|access|webhooks|feed|caller|console|translations|http))\/|^apps\/api\/src\/[^/]+$|^test\/(?!oracle\/|tidy)/;

/** Comments and test titles are in plain technical English too. */
export function commentPhraseFindings({ path, text, tree }: SourceFile): readonly Finding[] {
  if (!FINISHED.test(path)) return [];
  const lines = text
    .split('\n')
    .map((line, at) => ({ at: at + 1, said: /^\s*(?:\/\*\*?|\*|\/\/)\s(.*)$/.exec(line)?.[1] ?? '' }));
  walk(tree, (node) => {
    if (!ts.isCallExpression(node) || !/^(it|describe)\b/.test(node.expression.getText())) return;
    const [title] = node.arguments;
    if (title !== undefined) lines.push({ at: lineOf(title), said: literalIn(title) ?? '' });
  });
  return lines.flatMap(({ at, said }) =>
    Object.entries(REPLACED_IN_COMMENTS)
      .filter(([phrase]) => new RegExp(`\\b${phrase}\\b`, 'i').test(said))
      .map(([phrase, today]) => `${path}:${at}: ${said.slice(0, 60)} (${phrase}: ${today})`),
  );
}

/** Texts of the product are in plain technical English: a phrase of the old dialect is refused. */
export function phraseFindings({ path, tree }: SourceFile): readonly Finding[] {
  if (isTestCode(path)) return [];
  const findings: Finding[] = [];
  walk(tree, (node) => {
    if (ts.isImportDeclaration(node.parent ?? node)) return;
    const text = literalIn(node)?.toLowerCase();
    if (text === undefined) return;
    for (const [phrase, today] of Object.entries(REPLACED_PHRASES)) {
      if (text.includes(phrase)) findings.push(`${shown(path, node)} (${phrase}: ${today})`);
    }
  });
  return findings;
}

import ts from 'typescript';
import { literalIn } from './prose-rules';
import { type Finding, isTestCode, type SourceFile, shown, walk } from './source-file';

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

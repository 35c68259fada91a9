import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { type Finding, lineOf, type SourceFile, walk } from './source-file';

const GLOSSARY = join(__dirname, '..', '..', 'libs', 'GLOSSARY.md');

type Replaced = { readonly below: string; readonly names: ReadonlySet<string>; readonly by: string };

/** The table "Replaced names" of the glossary, the only list of them. */
const replaced: readonly Replaced[] = readFileSync(GLOSSARY, 'utf8')
  .slice(readFileSync(GLOSSARY, 'utf8').indexOf('| below | replaced |'))
  .split('\n')
  .slice(2)
  .filter((line) => line.startsWith('|'))
  .map((line) => {
    const [below = '', names = '', by = ''] = line.slice(1).split('|');
    return { below: `${inTicks(below)[0]}/`, names: new Set(inTicks(names)), by: by.trim() };
  });

function inTicks(cell: string): readonly string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
}

/** A name that the glossary has replaced is refused: as an identifier, as a file or as a folder. */
export function replacedNameFindings({ path, tree }: SourceFile): readonly Finding[] {
  const rows = replaced.filter(({ below }) => path.startsWith(below));
  if (rows.length === 0) return [];
  const find = (name: string, at: string): readonly Finding[] =>
    rows.filter(({ names }) => names.has(name)).map(({ by }) => `${at}: ${name} is now ${by}`);
  const folders = path.split('/');
  const file = folders.pop()?.replace(/(\.spec)?\.ts$/, '') ?? '';
  const findings = [...folders.map((folder) => `folder:${folder}`), `file:${file}`].flatMap((name) => find(name, path));
  walk(tree, (node) => {
    if (ts.isIdentifier(node)) findings.push(...find(node.text, `${path}:${lineOf(node)}`));
  });
  return findings;
}

import ts from 'typescript';
import { type Finding, isTestCode, lineOf, type SourceFile, walk } from './source-file';

const LINES_MAX = 250;
const TEST_LINES_MAX = 400;
/** Exempted longer production files, with the reason. */
const LONG_FILES: Readonly<Record<string, string>> = {
  'apps/api/src/http/rejections.ts': 'a catalogue of texts',
  'libs/applications/src/domain/case-enums.ts': 'a catalogue of values and their texts',
  'libs/platform/src/sqlite/sqlite-read-store.ts': 'one port on one connection; its parts are files of their own',
};
/** A main file contains no logic. */
const MAIN_LINES_MAX = 30;
const FUNCTION_LINES_MAX = 70;
const METHOD_LINES_MAX = 20;
const NAMES_BANNED = ['utils', 'util', 'helpers', 'helper', 'common', 'shared', 'base', 'impl', 'manager', 'misc'];
const CLASS_NAMES_BANNED = /(Utils?|Helpers?|Manager|Impl)$|^(Base|Abstract)[A-Z]/;
const BANNED_CALLS: Readonly<Record<string, readonly string[]>> = {
  Date: ['now'],
  Math: ['random'],
  process: ['env'],
  crypto: ['randomUUID', 'getRandomValues'],
  performance: ['now'],
};

/** Time, randomness and the environment are used at the edge only: in `libs/platform` and the apps. */
export function edgeFindings({ path, tree }: SourceFile): readonly Finding[] {
  if (!path.startsWith('libs/') || path.startsWith('libs/platform/')) return [];
  const findings: Finding[] = [];
  const found = (node: ts.Node): number => findings.push(`${path}:${lineOf(node)}: ${node.getText().slice(0, 40)}`);
  walk(tree, (node) => {
    if (ts.isNewExpression(node) && node.expression.getText() === 'Date') found(node);
    if (ts.isCallExpression(node) && ['randomUUID', 'randomBytes', 'Date'].includes(node.expression.getText()))
      found(node);
    if (!ts.isPropertyAccessExpression(node) || !ts.isIdentifier(node.expression)) return;
    if (BANNED_CALLS[node.expression.text]?.includes(node.name.text)) found(node);
  });
  return isTestCode(path) ? findings.filter((finding) => !/new Date\(.+\)/.test(finding)) : findings;
}

/** Files are short, and functions fit on a screen. */
export function lengthFindings({ path, text, tree }: SourceFile): readonly Finding[] {
  const lines = text.split('\n').length - 1;
  const linesMax = /^apps\/[^/]+\/src\/main\.ts$/.test(path) ? MAIN_LINES_MAX : fileLinesMax(path);
  const findings = lines > linesMax ? [`${path}: ${lines} lines`] : [];
  if (isTestCode(path)) return findings;
  walk(tree, (node) => {
    if (!ts.isFunctionLike(node) || !('body' in node) || node.body === undefined) return;
    const long = linesOf(node);
    if (long > FUNCTION_LINES_MAX) findings.push(`${path}:${lineOf(node)}: a function of ${long} lines`);
  });
  return findings;
}

const fileLinesMax = (path: string): number => (isTestCode(path) || path in LONG_FILES ? TEST_LINES_MAX : LINES_MAX);

const linesOf = (node: ts.Node): number => {
  const file = node.getSourceFile();
  const line = (position: number): number => file.getLineAndCharacterOfPosition(position).line;
  return line(node.getEnd()) - line(node.getStart()) + 1;
};

/** Names are descriptive; files are kebab-case. */
export function nameFindings({ path, tree }: SourceFile): readonly Finding[] {
  const findings: Finding[] = [];
  for (const segment of path.split('/')) {
    const words = segment.replace(/\.tsx?$/, '').split(/[.-]/);
    if (words.some((word) => NAMES_BANNED.includes(word))) findings.push(`${path}: ${segment} says nothing`);
    if (segment !== segment.toLowerCase() || segment.includes('_'))
      findings.push(`${path}: ${segment} is not kebab-case`);
  }
  walk(tree, (node) => {
    const name = (ts.isClassDeclaration(node) || ts.isInterfaceDeclaration(node)) && node.name?.text;
    if (name && CLASS_NAMES_BANNED.test(name)) findings.push(`${path}: ${name} says nothing`);
  });
  return findings;
}

/** Not used here: enums, default exports, namespaces, `eslint-disable` and the like, tests left out. */
export function dialectFindings({ path, text, tree }: SourceFile): readonly Finding[] {
  const findings: Finding[] = [];
  walk(tree, (node) => {
    if (ts.isEnumDeclaration(node)) findings.push(`${path}:${lineOf(node)}: enum ${node.name.text}`);
    if (ts.isExportAssignment(node)) findings.push(`${path}:${lineOf(node)}: default export`);
    if (ts.isModuleDeclaration(node) && !node.getText().startsWith('declare')) {
      findings.push(`${path}:${lineOf(node)}: namespace`);
    }
    if (ts.isPropertyAccessExpression(node) && ['skip', 'only', 'todo'].includes(node.name.text)) {
      if (['it', 'test', 'describe'].includes(node.expression.getText()))
        findings.push(`${path}:${lineOf(node)}: ${node.getText()}`);
    }
  });
  for (const [index, line] of text.split('\n').entries()) {
    if (
      /\/\/\s*(@ts-(ignore|nocheck)|oxlint-disable|eslint-disable)|\b(TODO|FIXME|HACK|XXX)\b/.test(line) &&
      !isTidy(path)
    ) {
      findings.push(`${path}:${index + 1}: ${line.trim().slice(0, 60)}`);
    }
  }
  return findings;
}

const isTidy = (path: string): boolean => path.startsWith('test/tidy');

/** A controller delegates: it uses no store, has no loops, and its methods are short. */
export function controllerFindings({ path, tree, imports }: SourceFile): readonly Finding[] {
  if (!path.endsWith('.controller.ts')) return [];
  const findings = imports
    .flatMap(({ names }) => names)
    .filter(
      (name) =>
        ['EventStore', 'ReadStore', 'TimerStore', 'CommandPipeline', 'Vault'].includes(name) ||
        name.endsWith('Decider'),
    )
    .map((name) => `${path}: ${name} is not for controllers`);
  walk(tree, (node) => {
    if (ts.isIterationStatement(node, false) || ts.isSwitchStatement(node)) {
      findings.push(`${path}:${lineOf(node)}: a controller decides nothing`);
    }
    if (ts.isMethodDeclaration(node) && node.body !== undefined && linesOf(node.body) > METHOD_LINES_MAX) {
      findings.push(`${path}:${lineOf(node)}: ${node.name.getText()} is ${linesOf(node.body)} lines long`);
    }
  });
  return findings;
}

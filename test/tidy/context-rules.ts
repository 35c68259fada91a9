import ts from 'typescript';
import { type Finding, isTestCode, type SourceFile, walk } from './source-file';

/** Libraries that are not contexts: the kernel, the drivers, the day arithmetic, and the list of all contexts. */
const NO_CONTEXTS = ['event-sourcing', 'platform', 'working-days', 'contexts'];
/** Its rejections, its statements, and its module with its command and query handlers, if it has any. */
const DECLARED = /^libs\/[\w-]+\/src\/(rejections|statements|[\w-]+\.module)\.ts$/;
const LIST = 'libs/contexts/src/index.ts';

/** A context declares everything it has, and is in the list: hosts do not run anything undeclared. */
export function contextFindings(files: readonly SourceFile[]): readonly Finding[] {
  const names = new Set(files.flatMap(({ path }) => /^libs\/([^/]+)\/src\//.exec(path)?.[1] ?? []));
  return [...names].filter((name) => !NO_CONTEXTS.includes(name)).flatMap((name) => findingsIn(name, files));
}

function findingsIn(name: string, files: readonly SourceFile[]): readonly Finding[] {
  const own = files.filter(({ path }) => path.startsWith(`libs/${name}/src/`) && !isTestCode(path));
  const taken = (file: SourceFile | undefined): readonly string[] => file?.imports.flatMap((one) => one.names) ?? [];
  const declaration = own.find(({ path }) => path === `libs/${name}/src/context.ts`);
  const provided = own.filter(({ path }) => path.endsWith('.module.ts')).flatMap(taken);
  const list = files.find(({ path }) => path === LIST);
  const listed = list?.imports.some(({ from }) => from === `@sealtrail/${name}`) === true;
  return [
    ...(declaration === undefined ? [`libs/${name}: no src/context.ts`] : []),
    ...(listed ? [] : [`libs/${name}: not in ${LIST}`]),
    ...missing(own, runByHosts, taken(declaration), 'is not in context.ts'),
    ...own
      .filter(({ path }) => DECLARED.test(path))
      .filter(({ path }) => !declaration?.imports.some(({ from }) => path.endsWith(`/src/${from.slice(2)}.ts`)))
      .map(({ path }) => `${path}: is not in context.ts`),
    ...missing(own, handlersIn, provided, 'is in no module'),
  ];
}

const missing = (
  files: readonly SourceFile[],
  namesIn: (file: SourceFile) => readonly string[],
  there: readonly string[],
  what: string,
): readonly Finding[] =>
  files.flatMap((file) =>
    namesIn(file)
      .filter((name) => !there.includes(name))
      .map((name) => `${file.path}: ${name} ${what}`),
  );

/** Projections and reactors. */
const runByHosts = ({ tree }: SourceFile): readonly string[] =>
  tree.statements
    .filter((statement) => ts.isVariableStatement(statement))
    .flatMap(({ declarationList }) => declarationList.declarations)
    .filter(({ type }) => type !== undefined && /^(Projection|Reactor)</.test(type.getText()))
    .map(({ name }) => name.getText());

/** Command and query handler classes. */
function handlersIn({ tree }: SourceFile): readonly string[] {
  const found: string[] = [];
  walk(tree, (node) => {
    if (!ts.isClassDeclaration(node)) return;
    const decorators = ts.getDecorators(node) ?? [];
    if (decorators.some((decorator) => /^@(Command|Query)Handler\(/.test(decorator.getText()))) {
      found.push(node.name?.text ?? '');
    }
  });
  return found;
}

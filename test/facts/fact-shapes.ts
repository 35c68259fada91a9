import { join } from 'node:path';
import { describeEnumeration, type Enumeration } from '@sealtrail/event-sourcing';
import ts from 'typescript';

/** The running code: the sources, or their build. */
const RUNNING = join(__dirname, '..', '..');
const ROOT = RUNNING.replace(/[/\\]dist$/, '');

/** A schema of OpenAPI 3.0. */
export type Schema = { readonly [key: string]: unknown };

/** What events show: the data of each by its type, and shared types by their names. */
export type FactShapes = {
  readonly facts: Readonly<Record<string, Schema>>;
  readonly parts: Readonly<Record<string, Schema>>;
};

/** Type names of texts with a format. */
const FORMATS: Readonly<Record<string, string>> = { Instant: 'date-time', LocalDate: 'date' };

/** A statement of the program is shown with its text in addition to the code. */
const STATEMENT = { $ref: '#/components/schemas/StatementView' };

const partRef = (name: string): Schema => ({ $ref: `#/components/schemas/PartOf.${name}` });

/** Reads the shapes of events from their type: a union of `{ type, data }`, declared under a name in a file. */
export function shapesOfFacts(file: string, name: string): FactShapes {
  const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.json'), (path) => ts.sys.readFile(path));
  const { options } = ts.parseJsonConfigFileContent(
    { ...config, files: [join(ROOT, file)], include: [] },
    ts.sys,
    ROOT,
  );
  const program = ts.createProgram([join(ROOT, file)], options);
  const source = program.getSourceFile(join(ROOT, file));
  const declared = source?.statements.find((one) => ts.isTypeAliasDeclaration(one) && one.name.text === name);
  if (declared === undefined || !ts.isTypeAliasDeclaration(declared)) throw new Error(`${file} declares no ${name}`);
  const reader = new ShapeReader(program.getTypeChecker());
  const union = reader.checker.getTypeAtLocation(declared.name);
  const facts = Object.fromEntries((union.isUnion() ? union.types : [union]).map((fact) => reader.factOf(fact)));
  return { facts: sorted(facts), parts: sorted(Object.fromEntries(reader.parts)) };
}

/** Reads the shape of every event that these files declare: `type X = Event<'X', …>`. */
export function shapesOfDeclaredFacts(files: readonly string[]): FactShapes {
  const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.json'), (path) => ts.sys.readFile(path));
  const paths = files.map((file) => join(ROOT, file));
  const { options } = ts.parseJsonConfigFileContent({ ...config, files: paths, include: [] }, ts.sys, ROOT);
  const program = ts.createProgram(paths, options);
  const reader = new ShapeReader(program.getTypeChecker());
  const declared = paths.flatMap((path) => [...(program.getSourceFile(path)?.statements ?? [])].filter(isFactType));
  const facts = Object.fromEntries(declared.map(({ name }) => reader.factOf(reader.checker.getTypeAtLocation(name))));
  return { facts: sorted(facts), parts: sorted(Object.fromEntries(reader.parts)) };
}

const isFactType = (one: ts.Statement): one is ts.TypeAliasDeclaration =>
  ts.isTypeAliasDeclaration(one) &&
  ts.isTypeReferenceNode(one.type) &&
  one.type.typeName.getText() === 'Event' &&
  one.type.typeArguments?.[0] !== undefined &&
  ts.isLiteralTypeNode(one.type.typeArguments[0]);

const sorted = <T>(record: Readonly<Record<string, T>>): Record<string, T> =>
  Object.fromEntries(Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1)));

class ShapeReader {
  readonly parts = new Map<string, Schema>();

  constructor(readonly checker: ts.TypeChecker) {}

  factOf(fact: ts.Type): readonly [type: string, data: Schema] {
    const [type, data] = ['type', 'data'].map((member) => {
      const symbol = fact.getProperty(member);
      if (symbol === undefined) throw new Error(`${this.checker.typeToString(fact)} has no ${member}`);
      return this.checker.getTypeOfSymbol(symbol);
    });
    if (type === undefined || data === undefined || !type.isStringLiteral()) throw new Error('a fact without a type');
    return [type.value, this.objectOf(data)];
  }

  /** The schema of a type; `node` is its source, for names that the checker does not keep. */
  private schemaOf(type: ts.Type, node: ts.TypeNode | undefined): Schema {
    const members = type.isUnion() ? type.types : [type];
    const told = members.filter(({ flags }) => (flags & (ts.TypeFlags.Null | ts.TypeFlags.Undefined)) === 0);
    const schema = this.oneOf(told, type, node);
    if (members.every(({ flags }) => (flags & ts.TypeFlags.Null) === 0)) return schema;
    return '$ref' in schema ? { nullable: true, allOf: [schema] } : { ...schema, nullable: true };
  }

  private oneOf(members: readonly ts.Type[], whole: ts.Type, node: ts.TypeNode | undefined): Schema {
    const [first] = members;
    if (first === undefined) throw new Error(`nothing can be ${this.checker.typeToString(whole)}`);
    if (members.every((member) => member.isStringLiteral())) {
      const values = members.map(({ value }) => value);
      return this.enumeratedOf(values, node) ?? { type: 'string', enum: values.toSorted() };
    }
    if (members.every(({ flags }) => (flags & ts.TypeFlags.BooleanLiteral) !== 0)) {
      if (members.length === 2) return { type: 'boolean' };
      return { type: 'boolean', enum: [this.checker.typeToString(first) === 'true'] };
    }
    if (members.length > 1) return { anyOf: members.map((member) => this.singleOf(member, undefined)) };
    return this.singleOf(first, node);
  }

  private singleOf(type: ts.Type, node: ts.TypeNode | undefined): Schema {
    const { flags } = type;
    if ((flags & ts.TypeFlags.String) !== 0) return this.textOf(node);
    if ((flags & ts.TypeFlags.Number) !== 0) return { type: 'integer' };
    // Text written by a person is a branded string, see `WrittenText`.
    if (type.isIntersection() && type.types.some((part) => (part.flags & ts.TypeFlags.String) !== 0)) {
      return { type: 'string' };
    }
    if (this.checker.isArrayType(type)) return this.listOf(type, node);
    if (!(flags & ts.TypeFlags.Object) && !type.isIntersection()) {
      throw new Error(`no shape for ${this.checker.typeToString(type)}`);
    }
    return this.namedOf(type);
  }

  private textOf(node: ts.TypeNode | undefined): Schema {
    const format = namesIn(node).flatMap((name) => FORMATS[name.getText()] ?? [])[0];
    return format === undefined ? { type: 'string' } : { type: 'string', format };
  }

  /** `type Channel = ValueOf<typeof channels>`: its terms are where the enumeration is declared. */
  private enumeratedOf(values: readonly string[], node: ts.TypeNode | undefined): Schema | null {
    for (const name of namesIn(node)) {
      const declared = this.declarationOf(name);
      if (declared === undefined || !ts.isTypeAliasDeclaration(declared)) continue;
      const [of] = ts.isTypeReferenceNode(declared.type) ? (declared.type.typeArguments ?? []) : [];
      if (of === undefined || !ts.isTypeQueryNode(of)) continue;
      const enumeration = enumerationAt(this.declarationOf(of.exprName), of.exprName.getText());
      if (enumeration.values.toSorted().join() !== values.toSorted().join()) continue;
      const term = declared.name.text;
      const description = describeEnumeration(enumeration);
      this.parts.set(term, { type: 'string', enum: [...enumeration.values], description });
      return partRef(term);
    }
    return null;
  }

  private declarationOf(name: ts.EntityName): ts.Declaration | undefined {
    const symbol = this.checker.getSymbolAtLocation(name);
    if (symbol === undefined) return undefined;
    const meant = (symbol.flags & ts.SymbolFlags.Alias) === 0 ? symbol : this.checker.getAliasedSymbol(symbol);
    return meant.declarations?.[0];
  }

  private listOf(type: ts.Type, node: ts.TypeNode | undefined): Schema {
    const [item] = this.checker.getTypeArguments(type as ts.TypeReference);
    if (item === undefined) throw new Error('a list of nothing');
    return { type: 'array', items: this.schemaOf(item, node) };
  }

  /** A named type is declared once. */
  private namedOf(type: ts.Type): Schema {
    const name = type.aliasSymbol?.name;
    if (name === undefined || (type.aliasTypeArguments ?? []).length > 0) return this.objectOf(type);
    if (name === 'Statement') return STATEMENT;
    if (!this.parts.has(name)) {
      this.parts.set(name, {});
      this.parts.set(name, this.objectOf(type));
    }
    return partRef(name);
  }

  private objectOf(type: ts.Type): Schema {
    const index = this.checker.getIndexInfoOfType(type, ts.IndexKind.String);
    if (index !== undefined) return { type: 'object', additionalProperties: this.schemaOf(index.type, undefined) };
    const members = this.checker.getPropertiesOfType(type);
    const needed = members.filter((member) => (member.flags & ts.SymbolFlags.Optional) === 0).map(({ name }) => name);
    return {
      type: 'object',
      ...(needed.length === 0 ? {} : { required: needed }),
      properties: Object.fromEntries(members.map((member) => [member.name, this.memberOf(member)])),
    };
  }

  private memberOf(member: ts.Symbol): Schema {
    const [declaration] = member.declarations ?? [];
    const node = declaration !== undefined && ts.isPropertySignature(declaration) ? declaration.type : undefined;
    return this.schemaOf(this.checker.getTypeOfSymbol(member), node);
  }
}

/** The type names used in a type node. */
function namesIn(node: ts.TypeNode | undefined): readonly ts.EntityName[] {
  const names: ts.EntityName[] = [];
  const visit = (part: ts.Node): void => {
    if (ts.isTypeReferenceNode(part)) names.push(part.typeName);
    ts.forEachChild(part, visit);
  };
  if (node !== undefined) visit(node);
  return names;
}

/** The enumeration object from the module that declares it. */
function enumerationAt(declaration: ts.Declaration | undefined, name: string): Enumeration {
  const file = declaration?.getSourceFile().fileName ?? '';
  const module = require(join(RUNNING, file.slice(ROOT.length).replace(/\.ts$/, ''))) as Record<string, Enumeration>;
  const enumeration = module[name];
  if (enumeration === undefined) throw new Error(`${file} exports no ${name}`);
  return enumeration;
}

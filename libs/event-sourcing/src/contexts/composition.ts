import type { Publications } from '../events/publication';
import type { Upcasters } from '../events/upcasting';
import type { AnyProjection } from '../projections/projection';
import type { AnyReactor, Reactor } from '../reactors/reactor';
import type { StatementCatalogue } from '../words/statement';
import type { CommandRoute, CommandRouting, Context, ContextModule } from './context';

/** Everything that hosts run, collected from the contexts. */
export type Composition = {
  readonly modules: readonly ContextModule[];
  readonly projections: readonly AnyProjection[];
  readonly viewNames: readonly string[];
  readonly reactors: readonly AnyReactor[];
  readonly commandRouting: CommandRouting;
  /** Categories of streams that are never parked. */
  readonly neverParked: readonly string[];
  readonly upcasters: Upcasters;
  readonly published: Publications;
  readonly statements: StatementCatalogue;
};

/** The commands that reactors of contexts send. */
type RequestedCommands<C extends Context> = C['reactors'][number] extends infer R
  ? // biome-ignore lint/suspicious/noExplicitAny: whatever facts they follow.
    R extends Reactor<any, infer Command>
    ? Command
    : never
  : never;

/** The commands that some context routes to its streams. */
type RoutedCommands<C extends Context> = C extends { readonly commandRouting: infer Routing }
  ? CommandOf<Routing[keyof Routing]>
  : never;
type CommandOf<Route> = Route extends CommandRoute<infer Command> ? Command : never;

/** An empty type if every command sent is routed; otherwise a property that names the unrouted ones. */
type AllRouted<C extends Context> = [Exclude<RequestedCommands<C>['type'], RoutedCommands<C>['type']>] extends [never]
  ? unknown
  : { readonly routedByNoContext: Exclude<RequestedCommands<C>['type'], RoutedCommands<C>['type']> };

/**
 * Collects the declarations of the contexts. A reactor that sends a command which no context routes does not compile.
 *
 * @throws {Error} if two contexts declare the same name.
 */
export const compose = <C extends Context>(contexts: readonly C[] & AllRouted<C>): Composition => {
  requireUnique('context', contexts, ({ name }) => [name]);
  const projections = contexts.flatMap((context) => context.projections);
  const reactors = contexts.flatMap((context) => context.reactors);
  return {
    modules: contexts.flatMap(({ module }) => module ?? []),
    projections: requireUnique('view', projections, ({ name }) => [name]),
    viewNames: projections.map(({ name }) => name),
    reactors: requireUnique('reactor', reactors, ({ name }) => [name]),
    commandRouting: merged('route of commands', contexts, (context): CommandRouting => context.commandRouting),
    neverParked: requireUnique(
      'foundation',
      contexts.flatMap((context) => context.neverParked),
      (category) => [category],
    ),
    upcasters: merged('upcaster', contexts, ({ upcasters }) => upcasters),
    published: merged('published fact', contexts, ({ published }) => published),
    statements: merged('statement', contexts, ({ statements }) => statements),
  };
};

function merged<T>(
  kind: string,
  contexts: readonly Context[],
  partOf: (context: Context) => Readonly<Record<string, T>>,
): Readonly<Record<string, T>> {
  const parts = requireUnique(kind, contexts.map(partOf), (part) => Object.keys(part));
  return Object.assign({}, ...parts) as Readonly<Record<string, T>>;
}

function requireUnique<T>(kind: string, declared: readonly T[], namesOf: (one: T) => readonly string[]): readonly T[] {
  const seen = new Set<string>();
  for (const name of declared.flatMap(namesOf)) {
    if (seen.has(name)) throw new Error(`duplicate ${kind} ${name}`);
    seen.add(name);
  }
  return declared;
}

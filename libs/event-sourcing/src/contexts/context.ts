import type { CommandMetadata } from '../commands/command-metadata';
import type { FaultDeclaration, RejectionCatalogue } from '../commands/rejection-catalogue';
import type { CommandMessage } from '../events/event';
import type { Publications } from '../events/publication';
import type { Upcasters } from '../events/upcasting';
import type { AnyProjection } from '../projections/projection';
import type { AnyReactor } from '../reactors/reactor';
import type { StatementCatalogue } from '../words/statement';

/** Makes the bus command that carries a reactor's command to the stream `<category>-<id>`. */
export type CommandRoute<C extends CommandMessage = never> = (
  id: string,
  command: C,
  commandMetadata: CommandMetadata,
) => object;

/** By stream category: which bus command carries commands to such a stream. */
export type CommandRouting = Readonly<Record<string, CommandRoute>>;

/** By stream category: the commands that such a stream accepts. */
type CommandsByCategory = Readonly<Record<string, CommandMessage>>;

/** A Nest module, as far as the kernel needs it. */
// biome-ignore lint/suspicious/noExplicitAny: what a module is made with is Nest's to know.
export type ContextModule = new (...dependencies: any[]) => unknown;

/** Everything that hosts need of a bounded context. */
export type Context<
  Reactors extends readonly AnyReactor[] = readonly AnyReactor[],
  Carries extends CommandsByCategory = Readonly<Record<string, never>>,
  Rejections extends RejectionCatalogue = RejectionCatalogue,
> = {
  readonly name: string;
  /** The Nest module with its command and query handlers; `null`: none. */
  readonly module: ContextModule | null;
  readonly projections: readonly AnyProjection[];
  readonly reactors: Reactors;
  readonly commandRouting: { readonly [Category in keyof Carries]: CommandRoute<Carries[Category]> };
  /**
   * Stream categories that are never parked: if one of them cannot be followed, all consumers stop, because no answer would be
   * correct.
   */
  readonly neverParked: readonly string[];
  /** By stored event type: how older shapes are converted to the present one. */
  readonly upcasters: Upcasters;
  /** By stored event type: the events that other systems receive. */
  readonly published: Publications;
  readonly rejections: Rejections;
  /** The statements that its events contain. */
  readonly statements: StatementCatalogue;
};

/** Declares a context; omitted members default to empty. Every list of the hosts derives from these declarations. */
export const defineContext = <
  const Reactors extends readonly AnyReactor[] = readonly [],
  Carries extends CommandsByCategory = Readonly<Record<never, CommandMessage>>,
  Rejections extends RejectionCatalogue = Readonly<Record<never, FaultDeclaration>>,
>({
  name,
  module = null,
  projections = [],
  reactors = [] as unknown as Reactors,
  commandRouting = {} as Context<Reactors, Carries>['commandRouting'],
  neverParked = [],
  upcasters = {},
  published = {},
  rejections = {} as Rejections,
  statements = {},
}: Partial<Context<Reactors, Carries, Rejections>> & Pick<Context, 'name'>): Context<
  Reactors,
  Carries,
  Rejections
> => ({
  name,
  module,
  projections,
  reactors,
  commandRouting,
  neverParked,
  upcasters,
  published,
  rejections,
  statements,
});

/** The rejection codes of a declaration, without the codes of field faults. */
export type RejectionCodeOf<Declared> = Declared extends { readonly rejections: infer Catalogue }
  ? { [Code in keyof Catalogue]: Catalogue[Code] extends FaultDeclaration ? never : Code }[keyof Catalogue] & string
  : never;

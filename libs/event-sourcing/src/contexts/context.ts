import type { Envelope } from '../commands/envelope';
import type { RejectionCatalogue } from '../commands/rejection-catalogue';
import type { Message } from '../events/event';
import type { Upcasters } from '../events/upcasting';
import type { AnyProjection } from '../projections/projection';
import type { AnyReactor } from '../reactors/reactor';
import type { StatementCatalogue } from '../words/statement';

/** Makes the bus command that carries a reactor's command to the stream `<category>-<id>`. */
export type CommandRoute = (id: string, command: Message, envelope: Envelope) => object;

/** Everything that hosts need to know of a bounded context. */
export type Context = {
  readonly name: string;
  /** The Nest module with its command and query handlers; `null`: it has none. */
  readonly module: (abstract new (...dependencies: never[]) => unknown) | null;
  readonly projections: readonly AnyProjection[];
  readonly reactors: readonly AnyReactor[];
  /** By stream category: which command carries what a reactor asks of such a stream. */
  readonly commandRouting: Readonly<Record<string, CommandRoute>>;
  /** By stored event type: how older shapes read today. */
  readonly upcasters: Upcasters;
  readonly rejections: RejectionCatalogue;
  /** What it says in its facts. */
  readonly statements: StatementCatalogue;
};

/** Declares a context; what it leaves out it has none of. Every list of the hosts derives from these declarations. */
export const defineContext = ({
  name,
  module = null,
  projections = [],
  reactors = [],
  commandRouting = {},
  upcasters = {},
  rejections = {},
  statements = {},
}: Partial<Context> & Pick<Context, 'name'>): Context => ({
  name,
  module,
  projections,
  reactors,
  commandRouting,
  upcasters,
  rejections,
  statements,
});

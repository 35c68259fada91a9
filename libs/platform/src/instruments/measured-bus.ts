import { type CommandMetadata, Rejection } from '@sealtrail/event-sourcing';
import type { Instruments } from './instruments';

/** A bus of `@nestjs/cqrs`, as far as it is used here. */
type Bus = { execute(message: object, ...more: unknown[]): Promise<unknown> };

/** The bus command that carries the command of a context, whose type is inside. */
type Carrier = { readonly command?: { readonly type?: unknown }; readonly commandMetadata?: CommandMetadata };

/** All commands and queries pass through the buses: they are timed and traced here, and nowhere else. */
export function measureBus(
  bus: Bus,
  kind: 'command' | 'query',
  { metrics, traces }: Pick<Instruments, 'metrics' | 'traces'>,
): void {
  const execute = bus.execute.bind(bus);
  bus.execute = async (message, ...more) => {
    const type = typeOf(message);
    const traceId = (message as Carrier).commandMetadata?.correlationId ?? null;
    const ended = metrics.busSeconds.startTimer({ kind, type });
    try {
      const answer = await traces.during(`${kind} ${type}`, traceId, () => execute(message, ...more), codeOf);
      ended({ outcome: 'done' });
      return answer;
    } catch (error) {
      const code = codeOf(error);
      ended({ outcome: code === null ? 'failed' : 'refused' });
      if (code !== null) metrics.refusals.inc({ code });
      throw error;
    }
  };
}

function typeOf(message: object): string {
  const type = (message as Carrier).command?.type;
  return typeof type === 'string' ? type : message.constructor.name;
}

const codeOf = (error: unknown): string | null => (error instanceof Rejection ? error.code : null);

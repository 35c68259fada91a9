import type { CommandMessage, Event, JsonObject } from '../events/event';
import { RevisionConflict, UnknownOutcome } from '../events/event-store';
import type { Vault } from '../storage/vault';
import { type Wait, wait } from '../time/waiting';
import type { CommandMetadata } from './command-metadata';
import type { CommandResult } from './command-result';
import { CommandDataSubjects } from './data-subjects';
import { kernelRejection } from './kernel-rejections';
import { Rejection } from './rejection';
import { QueueOverflow, StreamQueue } from './stream-queue';
import { UnresolvedOutcomes } from './unresolved-outcomes';
import { answerWithoutWriting, attemptWrite, type WritePorts } from './write-attempt';
import type { CommandEnvelope, WriteDefinition } from './write-definition';

/** For callers. A reactor's command waits as long as it takes: refused, it would only come again. */
const CALLERS = { waitingMax: 64, waitMsMax: 5_000 } as const;

const CONFLICTS_MAX = 15;
const UNKNOWN_MAX = 5;
const PAUSE_MS_MAX = 200;

type Ports = WritePorts & {
  /** Where the people go whom commands name. */
  readonly vault: Vault;
  /** From 0 to below 1: processes that met at a stream must not meet there again. */
  readonly random: () => number;
  readonly wait?: Wait;
};

/**
 * The write path of every context, once. A caller has shown who they are at the door; from there on, in this order:
 *
 * 1. scope: what the caller may not see is not there, whatever else is wrong with the command;
 * 2. idempotency: a command that was answered before is answered the same, a key that names another command is refused;
 * 3. revision: who named the one they had seen decides conflicts themselves;
 * 4. context: what the rules need from other streams;
 * 5. decision; where it is a yes, the people whom the command names are sealed;
 * 6. append at the revision read, with the answer that the command will have for ever;
 * 7. answer: the effect, the limits and the numbers as of that revision, also when the command comes again later.
 *
 * Writers of one stream who named no revision wait for each other: in this process in a queue; where another process
 * came first, they decide again after a pause that chance has drawn, a bounded number of times. After an unknown outcome
 * it looks first what became of the command; nothing that fails later makes that outcome any better known.
 */
export class CommandPipeline {
  private readonly pause: Wait;
  private readonly queue: StreamQueue;
  private readonly open = new UnresolvedOutcomes();

  constructor(private readonly ports: Ports) {
    this.pause = ports.wait ?? wait;
    this.queue = new StreamQueue(this.pause);
  }

  /**
   * @throws {Rejection} the context's not-found; `command.key-reused`; `stream.changed` when the caller's revision does not
   *   hold; what the rules refuse; `stream.busy` when others kept coming first; `command.too-slow` after `notAfter`.
   * @throws {UnknownOutcome} nobody knows, after all attempts, whether it was kept: the same command may be sent again.
   *   So it stays for whoever sends it again to this process, until its outcome is found.
   */
  async run<State, C extends CommandMessage, E extends Event, K, B, N extends JsonObject>(
    write: WriteDefinition<State, C, E, K, B, N>,
    request: CommandEnvelope<C, B>,
  ): Promise<CommandResult<N>> {
    try {
      return await this.write(write, request);
    } catch (error) {
      throw this.open.errorFor(request.commandMetadata.commandId, error);
    }
  }

  private async write<State, C extends CommandMessage, E extends Event, K, B, N extends JsonObject>(
    write: WriteDefinition<State, C, E, K, B, N>,
    request: CommandEnvelope<C, B>,
  ): Promise<CommandResult<N>> {
    const { stream, command, commandMetadata } = request;
    if (commandMetadata.actor === '') throw new Error(`${command.type} has no caller`);
    const { vault, clock } = this.ports;
    const people =
      write.dataSubjects &&
      new CommandDataSubjects(vault, clock, write.dataSubjects, command, commandMetadata.commandId);
    const asked = { write, request, people };
    try {
      const writeWithRetries = () =>
        this.retryUntilKnown(() => attemptWrite(asked, this.ports), commandMetadata.expectedRevision === null);
      if (commandMetadata.expectedRevision !== null) return this.resolved(commandMetadata, await writeWithRetries());
      const bounds = commandMetadata.fingerprint === null ? null : CALLERS;
      return this.resolved(commandMetadata, await this.queue.run(stream, writeWithRetries, bounds));
    } catch (error) {
      if (!(error instanceof QueueOverflow)) throw await this.eraseIfRejected(people, commandMetadata, error);
      const before = await answerWithoutWriting(asked, this.ports);
      if (before === null) throw busy();
      return this.resolved(commandMetadata, before);
    }
  }

  /** What is given back, and not thrown, is the answer to this command for ever. */
  private resolved<R extends CommandResult>({ commandId }: CommandMetadata, outcome: R | Rejection): R {
    this.open.resolve(commandId);
    if (outcome instanceof Rejection) throw outcome;
    return outcome;
  }

  /** Tries until the outcome is known, a bounded number of times. */
  private async retryUntilKnown<T>(attempt: () => Promise<T>, mayDecideAgain: boolean): Promise<T> {
    let unknown: UnknownOutcome | null = null;
    for (let conflicts = 0, unknowns = 0; ; ) {
      try {
        return await attempt();
      } catch (error) {
        if (error instanceof UnknownOutcome) {
          unknown = error;
          if (++unknowns < UNKNOWN_MAX) continue;
        } else if (error instanceof RevisionConflict && ++conflicts < CONFLICTS_MAX) {
          if (mayDecideAgain) await this.letOthersFinish(conflicts);
          continue;
        }
        if (unknown !== null) throw unknown;
        throw error instanceof RevisionConflict ? busy() : error;
      }
    }
  }

  private letOthersFinish(conflicts: number): Promise<void> {
    const msMax = Math.min(PAUSE_MS_MAX, 5 * 2 ** conflicts);
    return this.pause(Math.ceil(this.ports.random() * msMax), new AbortController().signal);
  }

  /**
   * Only where the remembered answer is a refusal is it sure that nothing will ever be kept under the command's id: then
   * nothing that was sealed for it is kept either.
   */
  private async eraseIfRejected<C extends CommandMessage, K>(
    people: CommandDataSubjects<C, K> | null,
    { commandId, fingerprint }: CommandMetadata,
    error: unknown,
  ): Promise<unknown> {
    if (people !== null && fingerprint !== null && error instanceof Rejection) {
      const answer = await this.ports.store.answerTo(commandId);
      if (answer !== null && answer.rejection !== null) await people.erase();
    }
    return error;
  }
}

const busy = (): Rejection => kernelRejection('stream.busy');

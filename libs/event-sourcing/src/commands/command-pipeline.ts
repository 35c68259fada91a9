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

/** Queue bounds for callers. Commands of reactors wait without a bound: if refused, they would only be sent again. */
const CALLERS = { waitingMax: 64, waitMsMax: 5_000 } as const;

const CONFLICTS_MAX = 15;
const UNKNOWN_MAX = 5;
const PAUSE_MS_MAX = 200;

type Ports = WritePorts & {
  /** Stores the personal data of the data subjects named in commands. */
  readonly vault: Vault;
  /** In [0, 1): jitter, so that processes that conflicted on a stream do not conflict again. */
  readonly random: () => number;
  readonly wait?: Wait;
};

/**
 * The write path shared by all contexts. The caller has been authenticated at the edge; from there the order is:
 *
 * 1. scope: what the caller may not see does not exist for it, whatever else is wrong with the command;
 * 2. idempotency: a command with a stored outcome gets the same result, a key that names another command is refused;
 * 3. revision: a caller that named the revision it had seen resolves conflicts itself;
 * 4. context: what the rules need from other streams;
 * 5. decision; if it is accepted, the data subjects named in the command are sealed;
 * 6. append at the revision read, with the final outcome of the command;
 * 7. result: the effect, the limits and the numbers as of that revision, also when the command is resent later.
 *
 * Commands to one stream without an expected revision are serialised: within a process by a queue; after a conflict with
 * another process the decision is repeated after a random delay, a bounded number of times. After an unknown outcome the
 * pipeline first determines what became of the command; no later failure makes that outcome known.
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
   * @throws {Rejection} the context's not-found; `command.key-reused`; `stream.changed` if the expected revision does not
   *   match; rejections of the rules; `stream.busy` after repeated conflicts; `command.too-slow` after `notAfter`.
   * @throws {UnknownOutcome} after all attempts it is unknown whether the command was stored; it may be resent. Until the
   *   outcome is determined, every resend to this process that fails gets the same error.
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

  /** A returned rejection (one that is not thrown) is the final outcome of the command. */
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
   * Only a stored rejection guarantees that no event will ever be stored under the command's id; only then are the subjects
   * sealed for it erased.
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

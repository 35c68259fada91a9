import type { Binary, Long } from 'mongodb';
import type { Doc } from '../mongo-proxy/wire';
import { isObject } from './bson-order';
import { ServerError } from './errors';

/** The outcome of one statement of a write command: stored, so that resending it has no effect. */
export type Outcome = {
  readonly n: number;
  readonly nModified: number;
  readonly upserted: { readonly id: unknown } | null;
  /** For findAndModify, whose response contains a document. */
  readonly value?: Doc | null;
};

/** The executed statements of one retryable write. Errors are not included: those statements are retried. */
export type Remembered = Map<number, Outcome>;

/** What a real server stores per session: the latest numbered write, and the outcomes of its statements. */
export class RetryMemory {
  private readonly sessions = new Map<string, { number: bigint; readonly statements: Remembered }>();

  /**
   * @returns null for a write that is not numbered, which the driver will not resend.
   * @throws ServerError 225 for a number older than the latest of its session.
   */
  of(command: Doc): Remembered | null {
    const number = command['txnNumber'];
    if (number === undefined) return null;
    const session = sessionKey(command['lsid']);
    const wanted = (number as Long).toBigInt();
    const known = this.sessions.get(session);
    if (known?.number === wanted) return known.statements;
    if (known !== undefined && known.number > wanted) {
      throw new ServerError(
        225,
        'TransactionTooOld',
        `txnNumber ${wanted} is less than last txnNumber ${known.number}`,
      );
    }
    const statements: Remembered = new Map();
    this.sessions.set(session, { number: wanted, statements });
    return statements;
  }

  forget(sessions: readonly unknown[]): void {
    for (const session of sessions) this.sessions.delete(sessionKey(session));
  }
}

function sessionKey(session: unknown): string {
  if (!isObject(session)) throw new ServerError(72, 'InvalidOptions', 'a numbered write without a session');
  return (session['id'] as Binary).toString('hex');
}

import { byPosition, type ParkedStream } from '@sealtrail/event-sourcing';
import { Long } from 'mongodb';

/** A parked stream as stored with a checkpoint. */
export type StoredParkedStream = Omit<ParkedStream, 'revision' | 'position'> & {
  readonly revision: Long;
  readonly position: Long;
};

export const toStoredParked = (parked: readonly ParkedStream[]): readonly StoredParkedStream[] =>
  parked.map(({ stream, revision, position, code }) => ({
    stream,
    revision: Long.fromBigInt(revision),
    position: Long.fromBigInt(position),
    code,
  }));

/** The parked streams of a checkpoint, by position; earlier versions stored none. */
export const fromStoredParked = ({
  parked = [],
}: {
  readonly parked?: readonly StoredParkedStream[];
}): readonly ParkedStream[] =>
  byPosition(
    parked.map(({ stream, revision, position, code }) => ({
      stream,
      revision: revision.toBigInt(),
      position: position.toBigInt(),
      code,
    })),
  );

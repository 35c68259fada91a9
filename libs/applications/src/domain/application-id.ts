import { derivedId } from '@sealtrail/event-sourcing';

/**
 * The id of a case. With an external number it derives from (source, number), so that the store itself refuses a second
 * case of that number; without one it derives from the command, so that a retry means the same case.
 */
export const applicationIdOf = (of: {
  readonly source: string | null;
  readonly externalNo: string | null;
  readonly commandId: string;
}): string =>
  of.externalNo === null
    ? derivedId('application', of.commandId)
    : derivedId('application-of-source', of.source ?? '', of.externalNo);

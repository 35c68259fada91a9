import { derivedId, type NamespaceSecret } from '@sealtrail/event-sourcing';

/**
 * The id of a case. With an external number it derives from (source, number), so that the store refuses a second case of that number; without
 * one it derives from the command, so that a retry means the same case. External numbers are sequential and guessable, so their id is keyed:
 * it cannot be derived without the namespace secret.
 */
export const applicationIdOf = (
  of: { readonly source: string | null; readonly externalNo: string | null; readonly commandId: string },
  secret: NamespaceSecret,
): string =>
  of.externalNo === null
    ? idOfFiling(of.commandId)
    : derivedId('application', idOfSource(secret, of.source ?? '', of.externalNo));

/** The id of a case without an external number, derived from the filing command. */
export const idOfFiling = (commandId: string): string => derivedId('application', commandId);

const idOfSource = (secret: NamespaceSecret, ...numbered: readonly string[]): string =>
  secret.derive(JSON.stringify(['application', ...numbered])).toString('hex');

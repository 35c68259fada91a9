import { defineStatements } from '@sealtrail/event-sourcing';
import { chargeStatements } from './statements/charge';
import { groundStatements } from './statements/ground';
import { knownStatements } from './statements/known';

/** Statements about a card. Instants, dates and codes are parameters. */
export const { statement, catalogue: supervisionStatements } = defineStatements({
  ...chargeStatements,
  ...knownStatements,
  ...groundStatements,
});

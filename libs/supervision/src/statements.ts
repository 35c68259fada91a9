import { defineStatements } from '@sealtrail/event-sourcing';
import { changeStatements } from './statements/change';
import { chargeStatements } from './statements/charge';
import { groundStatements } from './statements/ground';

/** Statements about a card. Instants, dates and codes are parameters. */
export const { statement, catalogue: supervisionStatements } = defineStatements({
  ...chargeStatements,
  ...changeStatements,
  ...groundStatements,
});

import { defineStatements } from '@sealtrail/event-sourcing';
import { changeStatements } from './statements/change';
import { chargeStatements } from './statements/charge';
import { groundStatements } from './statements/ground';
import { lawStatements } from './statements/law';
import { ruleStatements } from './statements/rule';

/** Statements about a card. Instants, dates and codes are parameters. */
export const { statement, catalogue: supervisionStatements } = defineStatements({
  ...chargeStatements,
  ...changeStatements,
  ...groundStatements,
  ...ruleStatements,
  ...lawStatements,
});

import { ApiProperty } from '@nestjs/swagger';
import { statements as catalogue } from '@sealtrail/contexts';
import {
  formatStatement,
  type JsonObject,
  type JsonValue,
  type Language,
  type Statement,
} from '@sealtrail/event-sourcing';

/** What the program says, with its words beside the code. */
export class StatementView {
  @ApiProperty({ description: 'Stable; for use by programs.', example: 'charge.held-clock' })
  code: string;

  @ApiProperty({ type: 'object', additionalProperties: true, example: { clock: 'case' } })
  parameters: object;

  @ApiProperty({ description: 'By `Accept-Language`, Chinese or English.', example: 'held case when the card fell' })
  text: string;
}

/** Several statements, one after the other. */
export class StatementsView {
  @ApiProperty({ description: 'All of them in words, by `Accept-Language`, Chinese or English.' })
  text: string;

  @ApiProperty({ type: [StatementView] })
  statements: StatementView[];
}

/**
 * The same answer with the words of every statement in it: a statement gets its `text`, a list of them becomes the
 * `text` of all and the `statements`. What people wrote stays as it is.
 */
export function withStatementTexts<Answer extends JsonValue>(answer: Answer, language: Language): JsonValue {
  if (typeof answer !== 'object' || answer === null) return answer;
  if (isList(answer)) {
    const statements = answer.filter(isStatement);
    if (statements.length === 0 || statements.length < answer.length)
      return answer.map((one) => withStatementTexts(one, language));
    const told = statements.map((one) => statementWithText(one, language));
    return { text: told.map(({ text }) => text).join(language === 'zh' ? '；' : '; '), statements: told };
  }
  if (isStatement(answer)) return statementWithText(answer, language);
  return objectWithStatementTexts(answer as JsonObject, language);
}

export const objectWithStatementTexts = (answer: JsonObject, language: Language): JsonObject =>
  Object.fromEntries(Object.entries(answer).map(([name, value]) => [name, withStatementTexts(value, language)]));

const statementWithText = (statement: Statement, language: Language) => ({
  code: statement.code,
  parameters: statement.parameters,
  text: formatStatement(catalogue, statement, language),
});

const isList = (value: JsonValue): value is readonly JsonValue[] => Array.isArray(value);

const isStatement = (value: JsonValue): value is Statement =>
  typeof value === 'object' && value !== null && 'code' in value && 'parameters' in value && isCode(value.code);

const isCode = (value: JsonValue | undefined): boolean => typeof value === 'string' && Object.hasOwn(catalogue, value);

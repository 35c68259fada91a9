import { ApiProperty } from '@nestjs/swagger';
import { checkUscc } from '@sealtrail/catalog';
import type { FieldFault, JsonObject, Language } from '@sealtrail/event-sourcing';
import { CommandResultView } from './command-result.view';
import { fieldProblemOf } from './problem';
import { ProblemFieldView } from './problem.view';
import { fault } from './rejections';

/** Of a command whose fields may be taken as they were told and be told to look wrong. */
export class ResultWithWarningsView extends CommandResultView {
  @ApiProperty({ type: [ProblemFieldView], description: 'Accepted as reported, but possibly wrong.' })
  warnings: ProblemFieldView[];
}

/** The member of the answer. */
export const withWarnings = (warnings: readonly FieldFault[], language: Language): JsonObject => ({
  warnings: warnings.map((warning) => ({ ...fieldProblemOf(warning, language) })),
});

/** Real registers hold codes with a wrong check character: they are taken, and told. */
export const usccWarnings = (pointer: string, uscc: string | null): readonly FieldFault[] =>
  uscc !== null && checkUscc(uscc) === 'wrongCheckCharacter' ? [fault(pointer, 'field.check-character-wrong')] : [];

import { ApiProperty } from '@nestjs/swagger';
import { checkUscc } from '@sealtrail/catalog';
import type { FieldFault, JsonObject, Language } from '@sealtrail/event-sourcing';
import { CommandResultView } from './command-result.view';
import { fieldProblemOf } from './problem';
import { ProblemFieldView } from './problem.view';
import { fault } from './rejections';

/** The result of a command whose fields may be accepted with warnings. */
export class ResultWithWarningsView extends CommandResultView {
  @ApiProperty({ type: [ProblemFieldView], description: 'Accepted as reported, but possibly wrong.' })
  warnings: ProblemFieldView[];
}

/** The member of the response. */
export const withWarnings = (warnings: readonly FieldFault[], language: Language): JsonObject => ({
  warnings: warnings.map((warning) => ({ ...fieldProblemOf(warning, language) })),
});

/** Real registers contain codes with a wrong check character: they are accepted with a warning. */
export const usccWarnings = (pointer: string, uscc: string | null): readonly FieldFault[] =>
  uscc !== null && checkUscc(uscc) === 'wrongCheckCharacter' ? [fault(pointer, 'field.check-character-wrong')] : [];

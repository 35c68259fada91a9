import { ApiProperty } from '@nestjs/swagger';
import { CommandResultView } from '../http/command-result.view';

/** Of a word on a card. */
export class CardCommandResultView extends CommandResultView {
  @ApiProperty({ type: [String], description: 'Ids of the cards that it changed.' })
  cards: string[];
}

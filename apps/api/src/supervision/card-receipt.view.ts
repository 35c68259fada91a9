import { ApiProperty } from '@nestjs/swagger';
import { ReceiptView } from '../http/receipt.view';

/** Of a word on a card. */
export class CardReceiptView extends ReceiptView {
  @ApiProperty({ type: [String], description: 'Ids of the cards that it changed.' })
  cards: string[];
}

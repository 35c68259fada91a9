import { ApiProperty } from '@nestjs/swagger';

export class StreamTicketView {
  @ApiProperty({ format: 'date-time', description: 'Until when the ticket of the cookie opens the stream.' })
  expiresAt: string;
}

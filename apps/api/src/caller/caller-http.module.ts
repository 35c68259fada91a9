import { Module } from '@nestjs/common';
import { HttpModule } from '../http/http.module';
import { CallerController } from './caller.controller';

/** What a key may read about itself. */
@Module({ imports: [HttpModule], controllers: [CallerController] })
export class CallerHttpModule {}

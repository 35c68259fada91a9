import { randomUUID } from 'node:crypto';
import { Global, Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { ApplicationsModule, Leaseholder } from '@sealtrail/applications';
import { CaseCommands } from './case-commands';
import { FiledMaterials } from './filed-materials';

/** Cases over HTTP. Each start of a process leases its case numbers under a name of its own. */
@Global()
@Module({
  imports: [CqrsModule, ApplicationsModule],
  providers: [CaseCommands, FiledMaterials, { provide: Leaseholder, useFactory: () => ({ id: randomUUID() }) }],
  exports: [CaseCommands, FiledMaterials, Leaseholder],
})
export class ApplicationsHttpModule {}

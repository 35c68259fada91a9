import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { CatalogModule } from '@sealtrail/catalog';
import { CatalogReportController } from './catalog-report.controller';
import { DepartmentsController } from './departments.controller';
import { ItemsController } from './items.controller';

/** HTTP routes of departments and items. */
@Module({
  imports: [CqrsModule, CatalogModule],
  controllers: [CatalogReportController, DepartmentsController, ItemsController],
})
export class CatalogHttpModule {}

import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { GetItemHandler } from './read/get-item';
import { GetDepartmentHandler, ListDepartmentsHandler, ListOfficialsHandler } from './read/list-departments';
import { ListItemsHandler } from './read/list-items';
import { ReportCatalogHandler } from './read/report-catalog';
import { ChangeDepartmentHandler } from './write/change-department';
import { ChangeItemHandler } from './write/change-item';

/** 部门与事项. The importing application provides the ports. */
@Module({
  imports: [CqrsModule],
  providers: [
    ChangeDepartmentHandler,
    ChangeItemHandler,
    GetDepartmentHandler,
    GetItemHandler,
    ListDepartmentsHandler,
    ListItemsHandler,
    ListOfficialsHandler,
    ReportCatalogHandler,
  ],
})
export class CatalogModule {}

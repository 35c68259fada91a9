import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { apiModule } from '../api.module';
import { accessTable } from './access-table';
import { declaredRoutes } from './declared-routes';

writeFileSync('apps/api/ACCESS.md', accessTable(declaredRoutes(apiModule({ simulatedClock: true }))));

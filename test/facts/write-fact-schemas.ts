import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { FACT_SCHEMAS, factSchemas } from './fact-schemas';

writeFileSync(FACT_SCHEMAS, factSchemas());

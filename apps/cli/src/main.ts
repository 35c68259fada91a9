import '../../../libs/platform/node-version';
import 'reflect-metadata';
import { runConsole } from './console';

void runConsole(process.argv.slice(2)).then((code) => process.exit(code));

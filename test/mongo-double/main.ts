import { parseArgs } from 'node:util';
import { MongoDouble } from './mongo-double';

/** Starts the test double as a process, so that others can share it; prints its address. Its data end with it. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { port: { type: 'string' }, standalone: { type: 'boolean' } } });
  const double = await MongoDouble.start({
    port: Number(values.port ?? 0),
    deployment: values.standalone ? 'standalone' : 'replicaSet',
    refused: (what) => console.error(what),
  });
  console.log(double.url);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void double.close());
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});

import { spawnMain } from './spawned';

/** Runs the built console to its end; returns its output and its exit code. */
export async function runCli(
  args: readonly string[],
  settings: Readonly<Record<string, string>> = {},
): Promise<{ readonly code: number | null; readonly said: string }> {
  const cli = spawnMain(['apps', 'cli', 'src', 'main.js'], args, settings);
  const code = await cli.ended();
  return { code, said: [cli.said(), ...cli.log()].join('\n') };
}

import {
  chmodSync,
  copyFileSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { DOCKER, ROOT } from './compose-file';

/** The result of the last stage of the Dockerfile, as far as it can be reproduced without Docker. */
export type Image = {
  readonly workdir: string;
  /** From the build stage, and to where. */
  readonly copied: readonly { readonly from: string; readonly to: string }[];
  readonly environment: Readonly<Record<string, string>>;
  readonly user: string;
  readonly healthcheck: readonly string[];
  readonly entrypoint: readonly string[];
  readonly command: readonly string[];
  /** What the first stage copies from the sources. */
  readonly sources: readonly string[];
};

export function readImage(): Image {
  const text = readFileSync(join(DOCKER, 'Dockerfile'), 'utf8').replace(/\\\n\s*/g, ' ');
  const [build = [], last = []] = text
    .split(/^FROM .*$/m)
    .slice(1)
    .map((stage) => stage.split('\n'));
  const all = (lines: readonly string[], word: string): readonly string[] =>
    lines.filter((line) => line.startsWith(`${word} `)).map((line) => line.slice(word.length + 1));
  const the = (word: string): string => all(last, word).at(-1) ?? '';
  const list = (json: string): readonly string[] => JSON.parse(json) as readonly string[];
  return {
    workdir: the('WORKDIR'),
    copied: all(last, 'COPY').map((line) => {
      const [, from = '', to = ''] = /^--from=build \/app\/(\S+) (\S+)$/.exec(line) ?? [];
      return { from, to: to === './' ? from : to };
    }),
    environment: Object.fromEntries(
      all(last, 'ENV').flatMap((line) => [...line.matchAll(/(\w+)=(\S+)/g)].map(([, name, value]) => [name, value])),
    ),
    user: the('USER'),
    healthcheck: list(the('HEALTHCHECK').replace(/^.*? CMD /, '')),
    entrypoint: list(the('ENTRYPOINT')),
    command: list(the('CMD')),
    sources: all(build, 'COPY').flatMap((line) => line.split(' ').slice(0, -1)),
  };
}

/** Builds the content of the image; with production packages only. */
export function buildImage({ copied }: Image, folder: string): void {
  // What is a link here is a folder there: nothing is ever removed from where it leads.
  for (const { from, to } of copied) linkTree(realpathSync(join(ROOT, from)), join(folder, to));
  const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, { readonly dev?: boolean }>>;
  };
  for (const [path, { dev }] of Object.entries(lock.packages)) {
    if (dev === true) rmSync(join(folder, path), { recursive: true, force: true });
  }
}

/** Hard links cost neither time nor space; across file systems files are copied. */
function linkTree(from: string, to: string): void {
  if (lstatSync(from).isDirectory()) {
    mkdirSync(to, { recursive: true });
    chmodSync(to, 0o755);
    for (const name of readdirSync(from)) if (name !== '.bin') linkTree(join(from, name), join(to, name));
    return;
  }
  mkdirSync(dirname(to), { recursive: true });
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}

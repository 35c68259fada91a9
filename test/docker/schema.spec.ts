import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import composeSpec from 'docker-compose/schema/compose-spec.json';
import { parse } from 'yaml';
import { composeFile, DOCKER, interpolated, ROOT, service, services } from './compose-file';

const validate = new Ajv({ strict: false, validateFormats: false }).compile(
  Object.fromEntries(Object.entries(composeSpec).filter(([name]) => name !== '$schema')),
);

/** The images named by a text file. */
const imagesIn = (file: string): readonly string[] =>
  readFileSync(join(ROOT, file), 'utf8').match(/\b(?:mongo|[\w./-]*eventstoredb-ee|node):\d[\w.-]*/g) ?? [];

describe('compose.yaml', () => {
  it('is valid by the Compose specification', () => {
    validate(composeFile);
    expect(validate.errors).toBeNull();
  });

  it.each([
    ['an unknown word', { restrat: 'no' }],
    ['a text instead of a list of capabilities', { cap_drop: 'ALL' }],
    ['a health check without its test as a text or list', { healthcheck: { test: 5 } }],
  ])('would be refused with %s', (_, spoilt) => {
    const { api } = services;
    expect(validate({ ...composeFile, services: { ...services, api: { ...api, ...spoilt } } })).toBe(false);
  });

  it('mounts declared volumes, and existing files', () => {
    const sources = Object.values(services).flatMap(({ volumes }) => volumes.map((mount) => mount.split(':')[0] ?? ''));
    const files = sources.filter((source) => source.startsWith('.'));
    expect(files.filter((file) => !existsSync(join(DOCKER, file)))).toEqual([]);
    const named = new Set(sources.filter((source) => !source.startsWith('.')));
    expect([...named].sort()).toEqual(Object.keys(composeFile.volumes).sort());
  });

  it('waits only for conditions that can be met: health of services with a health check, completion of one-shot services', () => {
    const awaited = Object.values(services).flatMap(({ depends_on = {} }) => Object.entries(depends_on));
    for (const [name, { condition }] of awaited) {
      const ends = (services[name] as unknown as { restart?: string } | undefined)?.restart === 'no';
      const isHealthy = services[name]?.healthcheck !== undefined;
      expect([name, condition]).toEqual([name, ends ? 'service_completed_successfully' : 'service_healthy']);
      expect([name, ends || isHealthy]).toEqual([name, true]);
    }
  });

  it('has defaults for variables of the host', () => {
    expect(service('api').ports?.map(interpolated)).toEqual(['127.0.0.1:3000:3000']);
    expect(interpolated('$$(cat x)')).toBe('$(cat x)');
    const texts = JSON.stringify(composeFile).replaceAll('$$', '');
    expect(texts.match(/\$\{(?!\w+:-)|\$[^{]/g)).toBeNull();
  });

  it('uses the images that the tests on servers use', () => {
    const images = imagesIn('docker/compose.yaml');
    const workflow = parse(readFileSync(join(ROOT, '.github/workflows/ci.yml'), 'utf8')) as {
      readonly jobs: { readonly servers: { readonly services: Readonly<Record<string, { readonly image: string }>> } };
    };
    const asServices = Object.values(workflow.jobs.servers.services).map(({ image }) => image);
    expect(asServices).toHaveLength(2);
    expect(images).toEqual(expect.arrayContaining([...asServices, ...imagesIn('test/servers/containers.ts')]));
  });
});

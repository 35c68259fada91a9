import { isZone } from '@sealtrail/working-days';

/** The format of what is kept, counted on with every change that an older version would not understand. */
export const FORMAT = 2;

/** Which clock facts were made under: what was played must never stand beside what has happened. */
export type ClockMode = 'real' | 'simulated';

/** What a data folder or a namespace is, settled at its initialisation. */
export type ManifestTerms = {
  readonly format: number;
  /** IANA name of the jurisdiction's time zone. */
  readonly zone: string;
  readonly clock: ClockMode;
  /** Tells this log from every other. */
  readonly log: string;
  /** The data folder of the one process that works here; `null`: processes share it. */
  readonly folder: string | null;
};

/** What stands, the same, in every place of a data folder or namespace. It can be read by anyone, and tells no secret. */
export type Manifest = ManifestTerms & {
  /** The namespace secret, encrypted under a key that comes of the vault's master key, bound to all terms; base64. */
  readonly secret: string;
  /** What the vault's master key makes of the log's id; hex: tells a key that belongs here from one that does not. */
  readonly binding: string;
};

/** What was found does not go with what was asked, or with what was found elsewhere: the message says what to do. */
export class UnusableManifest extends Error {
  override readonly name = 'UnusableManifest';

  /** @param message a sentence that may begin with the name of a place. */
  constructor(message: string) {
    super(message.charAt(0).toUpperCase() + message.slice(1));
  }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const BINDING = /^[0-9a-f]{64}$/;
const SECRET = /^[A-Za-z0-9+/]{80}$/;

/** The fields of a manifest alone, in their order. */
export const manifestFields = ({ format, zone, clock, log, folder, secret, binding }: Manifest): Manifest => ({
  format,
  zone,
  clock,
  log,
  folder,
  secret,
  binding,
});

/**
 * What was found in a place as its manifest.
 *
 * @param place for people.
 * @throws {UnusableManifest} older, later or damaged
 */
export function parseManifest(found: unknown, place: string): Manifest {
  const content = (typeof found === 'object' && found !== null ? found : {}) as Partial<
    Record<keyof Manifest, unknown>
  >;
  const { format } = content;
  if (!Number.isInteger(format)) throw damagedManifest(place);
  if (format !== FORMAT)
    throw Number(format) < FORMAT ? olderFormat(place, Number(format)) : laterFormat(place, format);
  const isValid =
    typeof content.zone === 'string' &&
    isZone(content.zone) &&
    (content.clock === 'real' || content.clock === 'simulated') &&
    isText(content.log, UUID) &&
    (content.folder === null || isText(content.folder, UUID)) &&
    isText(content.secret, SECRET) &&
    isText(content.binding, BINDING);
  if (!isValid) throw damagedManifest(place);
  return manifestFields(content as Manifest);
}

/** What a text says; `undefined` where it is no JSON, which no manifest is. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isText = (value: unknown, form: RegExp): boolean => typeof value === 'string' && form.test(value);

export const isSameManifest = (one: Manifest, other: Manifest): boolean =>
  JSON.stringify(manifestFields(one)) === JSON.stringify(manifestFields(other));

export const damagedManifest = (place: string): UnusableManifest =>
  new UnusableManifest(`The manifest of ${place} is damaged. Restore it from a backup; nothing was changed.`);

export const olderFormat = (place: string, format: number): UnusableManifest =>
  new UnusableManifest(
    `${place} has format ${format}; this version of Sealtrail reads format ${FORMAT}. ` +
      'Use the version that created it, or start afresh with another --data-dir and --namespace.',
  );

/** A folder that holds stores and says nothing of itself: of format 1, which had no manifest, or one that was lost. */
export const missingManifest = (place: string): UnusableManifest =>
  new UnusableManifest(
    `${place} has no manifest.json: it has format 1, which this version of Sealtrail does not read, or the file was lost. ` +
      'Restore manifest.json from a backup, use the version that created the folder, or start afresh with another --data-dir and --namespace.',
  );

const laterFormat = (place: string, format: unknown): UnusableManifest =>
  new UnusableManifest(
    `${place} has format ${format} of a later version of Sealtrail; this version reads format ${FORMAT}. Use the later version.`,
  );

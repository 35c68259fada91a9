import { isZone } from '@sealtrail/working-days';

/** The storage format, incremented with every change that an older version cannot read. */
export const FORMAT = 2;

/** Under which clock events are recorded: simulated events must never be mixed with real ones. */
export type ClockMode = 'real' | 'simulated';

/** The properties of a data folder or a namespace, fixed when it is initialised. */
export type ManifestTerms = {
  readonly format: number;
  /** IANA name of the jurisdiction's time zone. */
  readonly zone: string;
  readonly clock: ClockMode;
  /** Id of the log. */
  readonly log: string;
  /** The data folder of a standalone process; `null`: a shared namespace. */
  readonly folder: string | null;
};

/** Stored identically in every store of a data folder or namespace. Readable by anyone, contains no plain secret. */
export type Manifest = ManifestTerms & {
  /** The namespace secret, encrypted under a key derived from the vault's master key, bound to all terms; base64. */
  readonly secret: string;
  /** A hash of the log's id keyed with the vault's master key; hex: identifies the key that belongs here. */
  readonly binding: string;
};

/** The manifest found does not match the options, or that of another store: the message says what to do. */
export class UnusableManifest extends Error {
  override readonly name = 'UnusableManifest';

  /** @param message a sentence that may begin with the name of a store. */
  constructor(message: string) {
    super(message.charAt(0).toUpperCase() + message.slice(1));
  }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const BINDING = /^[0-9a-f]{64}$/;
const SECRET = /^[A-Za-z0-9+/]{80}$/;

/** Only the members of a manifest, in their order. */
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
 * Validates a manifest found in a store.
 *
 * @param place for messages.
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

/** Parses JSON; `undefined` if it is invalid, which no manifest is. */
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

/** A folder with stores but without a manifest: of format 1, which had none, or the manifest was lost. */
export const missingManifest = (place: string): UnusableManifest =>
  new UnusableManifest(
    `${place} has no manifest.json: it has format 1, which this version of Sealtrail does not read, or the file was lost. ` +
      'Restore manifest.json from a backup, use the version that created the folder, or start afresh with another --data-dir and --namespace.',
  );

const laterFormat = (place: string, format: unknown): UnusableManifest =>
  new UnusableManifest(
    `${place} has format ${format} of a later version of Sealtrail; this version reads format ${FORMAT}. Use the later version.`,
  );

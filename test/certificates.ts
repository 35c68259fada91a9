import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The files of a key and its certificate, as PEM. */
export type CertificateFiles = { readonly key: string; readonly cert: string };

const NEW_KEY = ['req', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2', '-x509'];

/** A certificate authority of a test, with the certificates that it issues, in a folder of its own. */
export class TestAuthority {
  readonly folder = mkdtempSync(join(tmpdir(), 'sealtrail-authority-'));
  /** The file of its certificate. */
  readonly certificate = join(this.folder, 'ca.crt');
  private readonly key = join(this.folder, 'ca.key');

  constructor() {
    this.make('-subj', '/CN=test', '-keyout', this.key, '-out', this.certificate);
  }

  /** @param isOwn by this authority, or self-signed */
  certify(name: string, isOwn = true): CertificateFiles {
    const [key, cert] = ['key', 'crt'].map((end) => join(this.folder, `${name}-${isOwn}.${end}`)) as [string, string];
    const by = isOwn ? ['-CA', this.certificate, '-CAkey', this.key] : [];
    this.make(...by, '-subj', `/CN=${name}`, '-addext', `subjectAltName=DNS:${name}`, '-keyout', key, '-out', cert);
    return { key, cert };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }

  private make(...options: readonly string[]): void {
    execFileSync('openssl', [...NEW_KEY, ...options], { stdio: 'pipe' });
  }
}

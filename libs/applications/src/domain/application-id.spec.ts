import { createHmac } from 'node:crypto';
import { derivedId, NamespaceSecret } from '@sealtrail/event-sourcing';
import { FixedNamespaceSecret } from '@sealtrail/event-sourcing/testing';
import { applicationIdOf } from './application-id';

class OtherSecret extends NamespaceSecret {
  override derive(label: string): Buffer {
    return createHmac('sha256', 'another namespace').update(label).digest();
  }
}

const numbered = { source: 'market-system', externalNo: 'SPJY-2026-0001', commandId: 'c1' };
const secret = new FixedNamespaceSecret();

describe('the id of a case', () => {
  it('from a source’s number is always the same, whichever command sends it', () => {
    expect(applicationIdOf({ ...numbered, commandId: 'c2' }, secret)).toBe(applicationIdOf(numbered, secret));
    const others = [
      { ...numbered, externalNo: 'SPJY-2026-0002' },
      { ...numbered, source: 'other-system' },
      { ...numbered, source: null },
      { ...numbered, source: 'market', externalNo: '-systemSPJY-2026-0001' },
    ].map((other) => applicationIdOf(other, secret));
    expect(new Set([applicationIdOf(numbered, secret), ...others]).size).toBe(5);
  });

  it('from a source’s number cannot be derived without the namespace secret', () => {
    const id = applicationIdOf(numbered, secret);
    expect(id).not.toBe(applicationIdOf(numbered, new OtherSecret()));
    const { source, externalNo } = numbered;
    const guesses = ['application', 'application-of-source'].map((kind) => derivedId(kind, source, externalNo));
    expect(guesses).not.toContain(id);
  });

  it('without a number derives from the command, so that a retry means the same case', () => {
    const alone = { source: null, externalNo: null, commandId: 'c1' };
    expect(applicationIdOf(alone, secret)).toBe(applicationIdOf(alone, new OtherSecret()));
    expect(applicationIdOf({ ...alone, commandId: 'c2' }, secret)).not.toBe(applicationIdOf(alone, secret));
  });
});

import { specify } from '@sealtrail/event-sourcing/testing';
import { type AdministratorReleased, administratorsDecider, type ReleaseAdministrator } from './administrators';

const NOW = '2026-03-02T01:00:00.000Z';
const SOON = '2026-03-03T01:00:00.000Z';
const LATER = '2026-04-03T01:00:00.000Z';

const release = (id: string): ReleaseAdministrator => ({ type: 'ReleaseAdministrator', data: { id, at: NOW } });
const released = (id: string): AdministratorReleased => ({
  type: 'AdministratorReleased',
  data: { id, releasedAt: NOW },
});
const until = (id: string, expiresAt: string | null, region: string | null = null) => ({ id, expiresAt, region });

describe('the administrators', () => {
  const administrators = specify(administratorsDecider);

  it('may lose one of two, and never the last', () => {
    const both = [until('a', null), until('b', null)];
    administrators.given().withContext(both).when(release('a')).then(released('a'));
    administrators.given(released('b')).withContext(both).when(release('a')).thenRejected('api-key.last-administrator');
    administrators
      .given()
      .withContext([until('a', null)])
      .when(release('a'))
      .thenRejected('api-key.last-administrator');
  });

  it('do not count a key that expires earlier', () => {
    const all = [until('a', null), until('b', LATER), until('c', SOON)];
    administrators.given().withContext(all).when(release('a')).thenRejected('api-key.last-administrator');
    administrators.given().withContext(all).when(release('c')).then(released('c'));
    administrators.given().withContext(all.slice(1)).when(release('b')).thenRejected('api-key.last-administrator');
    administrators
      .given()
      .withContext([until('a', NOW)])
      .when(release('a'))
      .then(released('a'));
  });

  it('do not count a key with a smaller region', () => {
    const all = [until('country', null), until('city', null, '230900'), until('county', null, '230902')];
    administrators.given().withContext(all).when(release('country')).thenRejected('api-key.last-administrator');
    administrators.given().withContext(all).when(release('city')).then(released('city'));
    administrators.given().withContext(all.slice(1)).when(release('city')).thenRejected('api-key.last-administrator');
    administrators.given().withContext(all.slice(1)).when(release('county')).then(released('county'));
  });

  it('ignore a key that was released already, or was no administrator’s', () => {
    const both = [until('a', null), until('b', null)];
    administrators.given(released('a')).withContext(both).when(release('a')).thenNothing();
    administrators.given().withContext(both).when(release('officer')).thenNothing();
  });
});

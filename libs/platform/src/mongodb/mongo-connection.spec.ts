import { UnusableServer } from '../storage-errors';
import { databaseName, MongoConnection, shownUrl } from './mongo-connection';

it.each([
  ['mongodb://h', null],
  ['mongodb://h/', null],
  ['mongodb://h/?replicaSet=rs', null],
  ['mongodb://h?x=/cases', null],
  ['mongodb://h1:1,h2:2/cases', 'cases'],
  ['mongodb+srv://u:p%2F@h/cases%2Eone?tls=true', 'cases.one'],
])('takes the name of the database from %s', (url, name) => {
  expect(databaseName(url)).toBe(name);
});

it.each([
  ['mongodb://u:secret@h1,h2/cases?authSource=admin', 'mongodb://h1,h2/cases'],
  ['mongodb://u:sec@ret@h', 'mongodb://h'],
  ['mongodb+srv://h/', 'mongodb+srv://h/'],
])('shows no secret of %s', (url, shown) => {
  expect(shownUrl(url)).toBe(shown);
});

it.each([
  '',
  'http://u:secret@h',
  'mongodb://u:sec/ret@h/x',
  'mongodb://u:secret@h:bad/x',
  'mongodb://u:secret@h/?nonsense=1',
])('refuses %j as an address, and does not reveal the secret', async (url) => {
  const opened = MongoConnection.open({ url, namespace: 'n', timings: { selectionMs: 100 } });
  const error = await opened.catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(UnusableServer);
  expect(String(error)).not.toMatch(/secret|sec\/ret/);
});

it('reports a server that does not answer', async () => {
  const opened = MongoConnection.open({
    url: 'mongodb://u:secret@127.0.0.1:1/',
    namespace: 'n',
    timings: { selectionMs: 200 },
  });
  await expect(opened).rejects.toThrow(/^mongodb:\/\/127\.0\.0\.1:1\/ cannot be used: .*Is it running/);
});

import { text } from 'node:stream/consumers';
import { InMemoryRequestLimits } from '@sealtrail/event-sourcing/runtime';
import { InMemoryReadStore } from '@sealtrail/event-sourcing/testing';

import { Page } from '../http/page';
import { Exports } from './exports';
import { tableOf } from './table';

const column = (heading: string) => ({
  heading: { zh: heading, en: heading },
  kind: 'text' as const,
  width: 9,
  read: (value: string) => value,
});
const table = tableOf<{ id: string; name: string }>(
  { zh: '办件', en: 'Cases' },
  { id: [column('id')], name: [column('name')] },
);

describe('a file of a view that lacks streams', () => {
  const fileOf = async (language: 'zh' | 'en', pages: readonly Page[]): Promise<string> => {
    const exports = new Exports(new InMemoryRequestLimits(), new InMemoryReadStore(), { zone: 'Asia/Shanghai' });
    const left = pages.slice(1);
    const request = { query: {}, fileLanguage: language, method: 'GET' };
    const wish = {
      request,
      caller: { actor: 'key-1', now: '2026-03-02T01:00:00.000Z' },
      reply: { header: () => {} },
      table,
      format: 'csv',
      ask: async () => left.shift(),
    };
    const file = await exports.file(wish as unknown as Parameters<Exports['file']>[0], pages[0]);
    return (await text(file.getStream())).replace('\uFEFF', '');
  };
  const row = (id: string) => ({ id, name: 'x' });

  it('has a note below its rows, in the language of the file', async () => {
    const first = new Page([row('a')], null, { incomplete: 2 });
    expect(await fileOf('zh', [first])).toBe('id,name\r\na,x\r\n不完整：视图缺少 2 件的记录,\r\n');
    expect(await fileOf('en', [first])).toBe(
      'id,name\r\na,x\r\nIncomplete: the view lacks facts of this many streams: 2,\r\n',
    );
  });

  it('has the note also if the stream was parked during the export', async () => {
    const pages = [new Page([row('a')], 'next'), new Page([row('b')], null, { incomplete: 1 })];
    expect(await fileOf('en', pages)).toBe(
      'id,name\r\na,x\r\nb,x\r\nIncomplete: the view lacks facts of this many streams: 1,\r\n',
    );
  });

  it('has no note if the view is complete', async () => {
    expect(await fileOf('zh', [new Page([row('a')], null)])).toBe('id,name\r\na,x\r\n');
  });
});

import { Readable } from 'node:stream';
import type { ReadableStream as WebStream } from 'node:stream/web';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable, Logger, StreamableFile } from '@nestjs/common';
import { type JsonObject, type Language, ReadStore, Rejection } from '@sealtrail/event-sourcing';
import { RequestLimits } from '@sealtrail/event-sourcing/runtime';
import { dateOf, Jurisdiction } from '@sealtrail/working-days';
import { type DisplayNameLoader, displayNameLoaderFor } from '../display-names/display-name-loader';
import type { AuthenticatedRequest, Caller } from '../http/caller';
import { incompleteCountOf, isUnpaged, nextCursorOf, rowsOf, totalOf } from '../http/page';
import { reject } from '../http/rejections';
import { type ApiReply, addLogFields } from '../http/request';
import { csvOf } from './csv';
import { type FileFormat, fileHeaders } from './file-formats';
import { type Cell, type CellContext, cellsOf, type Table } from './table';
import { xlsxOf } from './xlsx';

/** Rows per page: pages are short, so that other requests are answered in between. */
const ROWS_PER_PAGE = 100;

/** Concurrent exports. A slow reader holds its slot, but no rows. */
const PER_KEY_MAX = 2;
const PER_PROCESS_MAX = 32;

/** Maximum duration: a reader that takes a few bytes now and then never stalls, and would otherwise hold its slot indefinitely. */
export const EXPORT_MS_MAX = 30 * 60_000;

/** Input of an export. */
type ExportRequest = {
  readonly request: AuthenticatedRequest;
  readonly caller: Caller;
  readonly reply: ApiReply;
  readonly table: Table;
  readonly format: FileFormat;
  /** The route's answer to its current query. @throws {Rejection} also if the key is no longer valid */
  readonly ask: () => Promise<unknown>;
};

/**
 * Lists and reports as files. The rows come from the route itself, page by page, so that scope, redaction and the access trail are those of the list.
 */
@Injectable()
export class Exports {
  private readonly logger = new Logger('exports');

  constructor(
    private readonly limits: RequestLimits,
    private readonly views: ReadStore,
    private readonly jurisdiction: Jurisdiction,
  ) {}

  /** @param first the answer to the original query, so that refusals happen before anything is written */
  async file(wish: ExportRequest, first: unknown): Promise<StreamableFile> {
    const { request, caller, reply, table, format } = wish;
    const language = request.fileLanguage ?? 'zh';
    const release = await this.acquireSlot(caller.actor);
    const today = dateOf(caller.now, this.jurisdiction.zone);
    const { period } = request.query;
    const of = typeof period === 'string' ? period : today;
    for (const [name, value] of fileHeaders(table.title, format, language, of)) reply.header(name, value);
    if (request.method === 'HEAD') {
      release();
      return new StreamableFile(Readable.from([]));
    }
    const { zone } = this.jurisdiction;
    const wording = {
      language,
      zone,
      names: displayNameLoaderFor(caller, { views: this.views, zone, now: caller.now }),
    };
    const rows = this.abortOnFailure(wish, rowsIn(wish, first, wording));
    const written = format === 'csv' ? csvOf(table, language, rows) : xlsxOf(table, language, rows);
    const content = Readable.fromWeb(written as WebStream<Uint8Array>, { highWaterMark: 1 });
    const late = setTimeout(() => this.abort(request, reject('request.timeout')), EXPORT_MS_MAX);
    // The sender destroys the stream however the response ended.
    content.once('close', () => {
      clearTimeout(late);
      release();
    });
    return new StreamableFile(content);
  }

  /** @throws {Rejection} `export.too-many`, `server.overloaded` */
  private async acquireSlot(actor: string): Promise<() => void> {
    const own = await this.limits.enter(`exports of ${actor}`, PER_KEY_MAX);
    if (!own.admitted) throw reject('export.too-many', { bound: own.bound });
    const all = await this.limits.enter('exports', PER_PROCESS_MAX);
    if (!all.admitted) {
      await own.release();
      throw reject('server.overloaded');
    }
    return () => void Promise.all([own.release(), all.release()]);
  }

  private async *abortOnFailure({ request }: ExportRequest, rows: AsyncIterable<Cell[]>): AsyncGenerator<Cell[]> {
    try {
      yield* rows;
    } catch (err) {
      this.abort(request, err);
      throw err;
    }
  }

  /** An aborted file must not look complete. The connection is reset: over HTTP/1.0 nothing else distinguishes it from a complete one. */
  private abort(request: AuthenticatedRequest, err: unknown): void {
    this.logger.error({ traceId: request.id, err }, 'an export was interrupted');
    addLogFields(request, { code: err instanceof Rejection ? err.code : 'server.error' });
    request.raw?.socket?.resetAndDestroy?.();
  }
}

async function* rowsIn(
  { request, table, ask }: ExportRequest,
  first: unknown,
  wording: LoadedCellContext,
): AsyncGenerator<Cell[]> {
  // A file shows no totals, so they are not counted for each page.
  const { totals: _, ...query } = request.query;
  const whole = isUnpaged(request);
  let answer = first;
  let lacking = 0;
  for (;;) {
    lacking = Math.max(lacking, incompleteCountOf(answer));
    yield* await cellsWithNames(table, rowsOf(answer) ?? [], wording);
    const next = nextCursorOf(answer);
    if (!whole || next === null) break;
    // Nothing is awaited between two pages otherwise: this lets other requests proceed.
    await nextTurn();
    request.query = { ...query, limit: String(ROWS_PER_PAGE), cursor: next };
    answer = await ask();
  }
  const total = totalOf(first);
  if (total !== null)
    yield* (await cellsWithNames(table, [total], wording)).map((cells) => totalRow(cells, wording.language));
  if (lacking > 0)
    yield table.columns.map((_, index) => (index === 0 ? INCOMPLETE_NOTE[wording.language](lacking) : null));
}

/** Written below the rows, where a reader who adds them up sees it. */
const INCOMPLETE_NOTE: Readonly<Record<Language, (streams: number) => string>> = {
  zh: (streams) => `不完整：视图缺少 ${streams} 件的记录`,
  en: (streams) => `Incomplete: the view lacks facts of this many streams: ${streams}`,
};

type LoadedCellContext = CellContext & { readonly names: DisplayNameLoader };

/** Renders the row again after loading names that were missing. */
async function cellsWithNames(
  table: Table,
  rows: readonly JsonObject[],
  wording: LoadedCellContext,
): Promise<Cell[][]> {
  const once = () => rows.map((row) => cellsOf(table, row, wording));
  const cells = once();
  return (await wording.names.loadPending()) ? once() : cells;
}

const totalRow = ([, ...cells]: Cell[], language: Language): Cell[] => [language === 'zh' ? '合计' : 'Total', ...cells];

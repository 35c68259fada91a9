import { Readable } from 'node:stream';
import { Controller, Get, Param, Post, Req, Res, StreamableFile } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import {
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiProduces,
  ApiProperty,
  ApiTags,
} from '@nestjs/swagger';
import { CasesWithFile, MayReadFile, MeasureUnfiledFiles, RecordFileUpload } from '@sealtrail/applications';
import { FileStore, type StoredFile } from '@sealtrail/event-sourcing';
import { Access } from '../access/access.decorator';
import { filingRoles, inspectors } from '../access/role-groups';
import { type AuthenticatedRequest, type Caller, CurrentCaller } from '../http/caller';
import { reject } from '../http/rejections';
import type { ApiReply } from '../http/request';
import { otherResponse, personalFile } from '../http/route-responses';
import { AccessTrailRecorder } from '../trail/access-trail-recorder';
import { FILE_SIZE_MAX, UNFILED_BYTES_MAX, UNFILED_FILES_MAX } from './file-size';

class FileView {
  @ApiProperty({ description: 'SHA-256 of the content, lower-case hex: the name of the file.' })
  sha256: string;

  @ApiProperty({ description: 'In bytes.' })
  size: number;
}

/** 材料文件, addressed by content. The uploader's file name and type are not stored. */
@ApiTags('Files 材料文件')
@Controller('v1/files')
export class FilesController {
  constructor(
    private readonly files: FileStore,
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly trail: AccessTrailRecorder,
  ) {}

  @Post()
  @Access({
    roles: filingRoles,
    scope: 'anyKey',
    summary: { zh: '上传文件', en: 'upload a file' },
    description: {
      zh: '请求体即文件内容；相同内容只存一份。仅上传者和可见其所附办件者可以引用和下载。',
      en: 'The raw body is the file; the same content is stored once. It may be referenced and downloaded by its uploader, and by keys that may view a case it is filed with.',
    },
    response: otherResponse(ApiCreatedResponse({ type: FileView })),
    problems: ['file.invalid', 'file.too-large', 'file.too-many-unfiled', 'store.full'],
  })
  @ApiConsumes('application/octet-stream')
  @ApiBody({ required: true, schema: { type: 'string', format: 'binary', maxLength: FILE_SIZE_MAX } })
  async keep(
    @Req() { body }: { body: Readable | undefined },
    @Res({ passthrough: true }) reply: ApiReply,
    @CurrentCaller() { uploader: sender, commandMetadata, now }: Caller,
  ): Promise<StoredFile> {
    await this.refuseHoarding(sender.key);
    const { sha256, size } = await this.files.keep(body ?? Readable.from([]), FILE_SIZE_MAX);
    if (size === 0) throw reject('file.invalid');
    // Just removed because it was unused: it must be uploaded again.
    if (!(await this.files.renew(sha256, now))) throw reject('store.unavailable');
    // The duration of an upload depends on the uploader's connection: it does not make the command late, and the file is already stored.
    const cause = { ...commandMetadata, notAfter: null };
    await this.commands.execute(new RecordFileUpload({ ...sender, sha256, size, at: now }, cause));
    reply.header('Location', `/v1/files/${sha256}`);
    return { sha256, size };
  }

  @Get(':sha256')
  @Access({
    roles: [...filingRoles, ...inspectors],
    scope: 'case',
    summary: { zh: '下载文件', en: 'download a file' },
    description: {
      zh: '密钥（或同一来源系统的密钥）自己上传的，以及其可见办件所附的文件；否则答复 404。',
      en: 'Files uploaded by the key or by another key of its source, and files of cases that the key may view; otherwise 404.',
    },
    response: personalFile(
      ApiProduces('application/octet-stream'),
      ApiOkResponse({ schema: { type: 'string', format: 'binary' } }),
    ),
    problems: ['file.not-found', 'view.behind', 'view.beyond-log'],
  })
  async fetch(
    @Param('sha256') sha256: string,
    @CurrentCaller() { scope, uploader: sender }: Caller,
    @Req() request: AuthenticatedRequest,
  ): Promise<StreamableFile> {
    const visible =
      /^[\da-f]{64}$/.test(sha256) && (await this.queries.execute(new MayReadFile(sha256, sender, scope)));
    const file = visible ? await this.files.find(sha256) : null;
    if (file === null) throw reject('file.not-found');
    const cases = await this.queries.execute(new CasesWithFile(sha256, scope));
    await this.trail.record(request, { cases, fields: ['file'], file: sha256 });
    return new StreamableFile(file.content, {
      type: 'application/octet-stream',
      disposition: `attachment; filename="${sha256}"`,
      length: file.size,
    });
  }

  private async refuseHoarding(key: string): Promise<void> {
    const { files, bytes } = await this.queries.execute(new MeasureUnfiledFiles(key));
    if (files >= UNFILED_FILES_MAX || bytes >= UNFILED_BYTES_MAX)
      throw reject('file.too-many-unfiled', { files, bytes });
  }
}

import { Readable } from 'node:stream';
import { Controller, Get, Param, Post, Req, Res, StreamableFile } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import {
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiProduces,
  ApiProperty,
  ApiTags,
} from '@nestjs/swagger';
import { CasesWithFile, IsFileVisible } from '@sealtrail/applications';
import { FileStore, type StoredFile } from '@sealtrail/event-sourcing';
import { Access } from '../access/access.decorator';
import { filing, inspecting, receiving } from '../access/role-groups';
import { other, personalFile } from '../http/answers';
import { type CalledRequest, type Caller, FromCaller } from '../http/caller';
import { reject } from '../http/rejections';
import type { ApiReply } from '../http/request';
import { ReadTrail } from '../trail/read-trail';
import { FILE_SIZE_MAX } from './file-size';

class FileView {
  @ApiProperty({ description: 'SHA-256 of the content, lower-case hex: its name from here on.' })
  sha256: string;

  @ApiProperty({ description: 'In bytes.' })
  size: number;
}

/** 材料文件, by their content. What a sender calls a file, and of which type, is not kept. */
@ApiTags('Files 材料文件')
@Controller('v1/files')
export class FilesController {
  constructor(
    private readonly files: FileStore,
    private readonly queries: QueryBus,
    private readonly trail: ReadTrail,
  ) {}

  @Post()
  @Access({
    roles: filing,
    scope: 'anyKey',
    summary: { zh: '上传文件', en: 'keep a file' },
    description: {
      zh: '请求体即文件内容；相同内容只存一份。',
      en: 'The raw body is the file; the same content twice is kept once.',
    },
    answers: other(ApiCreatedResponse({ type: FileView })),
    problems: ['file.invalid', 'file.too-large', 'store.full'],
  })
  @ApiConsumes('application/octet-stream')
  @ApiBody({ required: true, schema: { type: 'string', format: 'binary', maxLength: FILE_SIZE_MAX } })
  async keep(
    @Req() { body }: { body: Readable | undefined },
    @Res({ passthrough: true }) reply: ApiReply,
  ): Promise<StoredFile> {
    const { sha256, size } = await this.files.keep(body ?? Readable.from([]), FILE_SIZE_MAX);
    if (size === 0) throw reject('file.invalid');
    reply.header('Location', `/v1/files/${sha256}`);
    return { sha256, size };
  }

  @Get(':sha256')
  @Access({
    roles: [...receiving, ...inspecting],
    scope: 'case',
    summary: { zh: '下载文件', en: 'fetch a file' },
    description: {
      zh: '限定部门或者行政区划的密钥只见其可见办件所附的文件，否则答复 404。',
      en: 'A key of a department or a region finds what is filed with a case that it may see; 404 otherwise.',
    },
    answers: personalFile(
      ApiProduces('application/octet-stream'),
      ApiOkResponse({ schema: { type: 'string', format: 'binary' } }),
    ),
    problems: ['file.not-found', 'view.behind'],
  })
  async fetch(
    @Param('sha256') sha256: string,
    @FromCaller() { scope }: Caller,
    @Req() request: CalledRequest,
  ): Promise<StreamableFile> {
    const visible = /^[\da-f]{64}$/.test(sha256) && (await this.queries.execute(new IsFileVisible(sha256, scope)));
    const file = visible ? await this.files.find(sha256) : null;
    if (file === null) throw reject('file.not-found');
    const cases = await this.queries.execute(new CasesWithFile(sha256, scope));
    await this.trail.tell(request, { cases, fields: ['file'], file: sha256 });
    return new StreamableFile(file.content, {
      type: 'application/octet-stream',
      disposition: `attachment; filename="${sha256}"`,
      length: file.size,
    });
  }
}

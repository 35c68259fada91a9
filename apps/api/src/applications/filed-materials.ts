import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { caseFault, type Material, MayReadFile, rejectCase } from '@sealtrail/applications';
import { FileStore } from '@sealtrail/event-sourcing';
import type { Caller } from '../http/caller';
import { type MaterialRequest, materialOf } from './material.request';

/** Submitted materials, once their files are known to be stored (and retained), and the caller may refer to them. */
@Injectable()
export class FiledMaterials {
  constructor(
    private readonly files: FileStore,
    private readonly queries: QueryBus,
  ) {}

  /**
   * A hash is visible to other readers of a case, so knowing it does not allow filing it. A caller who may not read the file gets the same answer
   * as for a missing one.
   *
   * @throws {Rejection} `application.file-invalid`, naming every material whose file the caller has not uploaded
   */
  async of(
    requests: readonly MaterialRequest[],
    caller: Caller,
    pointerTo: (index: number) => string,
  ): Promise<readonly Material[]> {
    const kept = await Promise.all(
      requests.map(
        async ({ file }) =>
          file == null || ((await this.isOf(file, caller)) && (await this.files.renew(file, caller.now))),
      ),
    );
    const errors = kept.flatMap((there, index) =>
      there ? [] : [caseFault(pointerTo(index), 'application.file-not-sent')],
    );
    if (errors.length > 0) throw rejectCase('application.file-invalid', {}, errors);
    return requests.map(materialOf);
  }

  private isOf(sha256: string, { uploader: sender, scope }: Caller): Promise<boolean> {
    return this.queries.execute(new MayReadFile(sha256, sender, scope));
  }
}

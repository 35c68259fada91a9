import { Injectable } from '@nestjs/common';
import { caseFault, type Material, rejectCase } from '@sealtrail/applications';
import { FileStore } from '@sealtrail/event-sourcing';
import { type MaterialRequest, materialOf } from './material.request';

/** Materials as they were handed in, once their files are known to be kept. */
@Injectable()
export class FiledMaterials {
  constructor(private readonly files: FileStore) {}

  /** @throws {Rejection} `application.file-invalid`, naming every material whose file nobody has sent */
  async of(requests: readonly MaterialRequest[], pointerTo: (index: number) => string): Promise<readonly Material[]> {
    const kept = await Promise.all(requests.map(async ({ file }) => file == null || (await this.isKept(file))));
    const errors = kept.flatMap((there, index) =>
      there ? [] : [caseFault(pointerTo(index), 'application.file-not-sent')],
    );
    if (errors.length > 0) throw rejectCase('application.file-invalid', {}, errors);
    return requests.map(materialOf);
  }

  private async isKept(sha256: string): Promise<boolean> {
    const found = await this.files.find(sha256);
    found?.content.destroy();
    return found !== null;
  }
}

import { Injectable, Module } from '@nestjs/common';

/** Whether a request failed because of a damaged file: the damage persists for the lifetime of the process. */
@Injectable()
export class DamagedFiles {
  private found = false;

  get wereFound(): boolean {
    return this.found;
  }

  note(): void {
    this.found = true;
  }
}

@Module({ providers: [DamagedFiles], exports: [DamagedFiles] })
export class DamagedFilesModule {}

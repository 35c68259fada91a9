import { Injectable, Module } from '@nestjs/common';

/** Whether anybody was refused because a file is damaged: nothing of that heals by itself while the process lives. */
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

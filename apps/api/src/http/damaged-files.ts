import { Injectable, Module } from '@nestjs/common';

/** Whether anybody was refused because a file is damaged: nothing of that heals by itself while the process lives. */
@Injectable()
export class DamagedFiles {
  private met = false;

  get wereMet(): boolean {
    return this.met;
  }

  note(): void {
    this.met = true;
  }
}

@Module({ providers: [DamagedFiles], exports: [DamagedFiles] })
export class DamagedFilesModule {}

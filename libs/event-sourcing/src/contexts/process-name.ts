/** A name that no other process ever had: what one process reserves cannot be taken for another's. */
export abstract class ProcessName {
  abstract readonly id: string;
}

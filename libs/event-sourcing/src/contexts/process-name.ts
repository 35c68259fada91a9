/** Names a process among all that ever ran: what it reserves for itself can never be taken for another's. */
export abstract class ProcessName {
  abstract readonly id: string;
}

/** Lets commands wait while a jump of the simulated clock runs. */
export abstract class CommandGate {
  abstract enter(): Promise<void>;
  abstract leave(): void;
}

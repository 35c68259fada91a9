import { type Wait, wait } from '../time/waiting';

/** Maximum wait for a health probe, whatever the stores do. */
const LOOK_MS_MAX = 800;

type Options<T> = {
  readonly look: () => Promise<T>;
  /** The result if the probe fails, or takes too long. */
  readonly otherwise: T;
  readonly onError: (error: unknown) => void;
  readonly pause?: Wait;
};

/** One probe of the stores at a time, however many callers: a store that hangs is not queried again until it has answered. */
export class HealthProbe<T> {
  private running: Promise<T> | null = null;

  constructor(private readonly options: Options<T>) {}

  async probe(): Promise<T> {
    const { otherwise, pause = wait } = this.options;
    this.running ??= this.look().finally(() => {
      this.running = null;
    });
    const over = new AbortController();
    try {
      return await Promise.race([this.running, pause(LOOK_MS_MAX, over.signal).then(() => otherwise)]);
    } finally {
      over.abort();
    }
  }

  private async look(): Promise<T> {
    const { look, otherwise, onError } = this.options;
    try {
      return await look();
    } catch (error) {
      onError(error);
      return otherwise;
    }
  }
}

import type { JsonObject } from '@sealtrail/event-sourcing';
import type { DemoKey } from './demo';

/** Values that `/docs` fills in for a route: valid without changes on a server of `npm run demo`. */
export type RouteExample = {
  /** The demo key to try it with; `null`: none. */
  readonly key: DemoKey | null;
  /** The required parameters. */
  readonly parameters?: Readonly<Record<string, string | number>>;
  readonly body?: JsonObject;
  /** Members of the body, and parameters, that are secrets of a case or of a rating: unknown before the demo runs. */
  readonly told?: readonly string[];
  /** The route needs the demo's clock to have reached this instant. */
  readonly after?: string;
};

/** By method and path: `POST /v1/applications/{id}/acceptance`. */
export type RouteExamples = Readonly<Record<`${'DELETE' | 'GET' | 'POST' | 'PUT'} /${string}`, RouteExample>>;

import type { JsonObject } from '@sealtrail/event-sourcing';
import type { DemoKey } from './demo';

/** What `/docs` fills in for a route: right as it is on a server of `npm run demo`. */
export type RouteExample = {
  /** Whose key of the demo it is tried with; `null`: nobody's. */
  readonly key: DemoKey | null;
  /** The parameters that are needed. */
  readonly parameters?: Readonly<Record<string, string | number>>;
  readonly body?: JsonObject;
  /** Members of the body, and parameters, that are secrets of a case or of a rating: none is known before the demo tells it. */
  readonly told?: readonly string[];
  /** Nothing is to be done before the demo's clock stands here. */
  readonly after?: string;
};

/** By method and path: `POST /v1/applications/{id}/acceptance`. */
export type RouteExamples = Readonly<Record<`${'DELETE' | 'GET' | 'POST' | 'PUT'} /${string}`, RouteExample>>;

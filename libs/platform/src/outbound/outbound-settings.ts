import { ReachableNetworks } from './reachable-networks';

type Given<Option extends string> = (option: Option) => string | null;
type Name<Option extends string> = (option: Option) => string;

/** Where traces are sent, and their sampling ratio. */
export function tracesFrom(
  given: Given<'traces-share' | 'traces-url'>,
  name: Name<'traces-share' | 'traces-url'>,
  problems: string[],
): { readonly tracesUrl: string | null; readonly tracesShare: number } {
  const tracesUrl = given('traces-url');
  if (tracesUrl !== null && !(/^https?:\/\//.test(tracesUrl) && URL.canParse(tracesUrl))) {
    problems.push(`${name('traces-url')} must look like http://collector:4318/v1/traces`);
  }
  const tracesShare = Number(given('traces-share'));
  if (!(tracesShare >= 0 && tracesShare <= 1)) problems.push(`${name('traces-share')} must be 0 to 1`);
  return { tracesUrl, tracesShare };
}

/** Private networks with receivers of webhooks. */
export function webhookNetworksFrom(
  given: Given<'webhook-networks'>,
  name: Name<'webhook-networks'>,
  problems: string[],
): ReachableNetworks {
  const cidrs = (given('webhook-networks') ?? '').split(',').filter((cidr) => cidr !== '');
  const networks = ReachableNetworks.parse(cidrs);
  if (networks === null)
    problems.push(`${name('webhook-networks')} must be private networks such as 10.20.0.0/16, with commas between`);
  return networks ?? ReachableNetworks.PUBLIC;
}

/** Names and addresses of the machine itself: connections to them cross no network. */
export const isLoopbackHost = (hostname: string): boolean =>
  hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);

/**
 * What is wrong with an origin of the settings; `null`: nothing. It is one exact origin as a browser sends it in `Origin`, so
 * that it is compared as text: a pattern, or a prefix or suffix match, would admit pages of others. A page loaded by plain HTTP
 * can be changed by anyone on the network.
 */
export function originFault(entry: string): string | null {
  const url = URL.canParse(entry) ? new URL(entry) : null;
  if (url === null || url.origin !== entry || entry.includes('*'))
    return 'must be exact origins (scheme, host and port, no path, no wildcard) such as https://desk.example.gov.cn';
  if (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopbackHost(url.hostname))) return null;
  return 'must be origins by https; by http only of this machine, such as http://localhost:5173';
}

/** Names and addresses of the machine itself: what goes there crosses no network. */
export const isLoopbackHost = (hostname: string): boolean =>
  hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);

/**
 * What is wrong with an origin of the settings; `null`: nothing. It is one exact origin as a browser writes it into `Origin`, so
 * that it is compared as text: a pattern, or a name that only begins or ends alike, would let a stranger's page in. What comes by
 * plain HTTP is whoever's the network is.
 */
export function originFault(entry: string): string | null {
  const url = URL.canParse(entry) ? new URL(entry) : null;
  if (url === null || url.origin !== entry || entry.includes('*'))
    return 'must be exact origins (scheme, host and port, no path, no wildcard) such as https://desk.example.gov.cn';
  if (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopbackHost(url.hostname))) return null;
  return 'must be origins by https; by http only of this machine, such as http://localhost:5173';
}

import type { ApiRequest } from '../http/request';

type Asking = Pick<ApiRequest, 'headers'> & { readonly ip: string };

/** What says that somebody else asks through who connects. */
const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'];

/** Whether whoever runs the machine asks on it. A proxy on it says that it asks for another. */
export const isFromTheMachine = ({ ip, headers }: Asking): boolean =>
  /^(?:::ffff:)?127\.|^::1$/.test(ip) && !FORWARDED.some((name) => headers[name] !== undefined);

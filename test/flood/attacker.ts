import { type Attack, attack } from './attacks';

type Job = { readonly attack: Attack; readonly port: number; readonly sockets: number; readonly addresses: number };

/** A process of its own: it must not share a thread with those who measure. It goes on until it is ended. */
process.once('message', ({ attack: way, port, sockets, addresses }: Job) => attack(way, port, sockets, addresses));
process.once('disconnect', () => process.exit(0));

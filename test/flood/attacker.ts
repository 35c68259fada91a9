import { type Attack, attack } from './attacks';

type Job = { readonly attack: Attack; readonly port: number; readonly sockets: number; readonly addresses: number };

/** A separate process: it must not share a thread with the measurement. It runs until it is ended. */
process.once('message', ({ attack: way, port, sockets, addresses }: Job) => attack(way, port, sockets, addresses));
process.once('disconnect', () => process.exit(0));

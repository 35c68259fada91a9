import { BSON } from 'mongodb';
import type { Doc } from './bson-order';

/** Keeps every BSON type as it was sent: an int32 stays one, and a 64-bit integer loses no digit. */
const AS_SENT = { promoteValues: false, promoteBuffers: false, bsonRegExp: true } as const;

export const decode = (bytes: Uint8Array): Doc => BSON.deserialize(bytes, AS_SENT);
export const encode = (document: Doc): Uint8Array => BSON.serialize(document);

const OP_REPLY = 1;
const OP_QUERY = 2004;
const OP_MSG = 2013;
const HEADER_BYTES = 16;
const MESSAGE_BYTES_MAX = 48_000_000;

const CHECKSUM_PRESENT = 1;
const MORE_TO_COME = 2;
const EXHAUST_ALLOWED = 1 << 16;
/** Whoever does not know one of the lower flags must not read the message. */
const REQUIRED_FLAGS = 0xffff;

/** A message from a client. */
export type Message = {
  readonly id: number;
  /** The handshake may come in the old form, and is answered in it. */
  readonly isQuery: boolean;
  /** The client waits for an answer. */
  readonly isAnswered: boolean;
  readonly exhaustAllowed: boolean;
  readonly document: Doc;
};

/** The connection cannot go on: what follows cannot be read, or would wait for an answer that may not be given. */
export class UnreadableMessage extends Error {}

/** Cuts a stream of bytes into messages. */
export class Framing {
  private chunks: Buffer[] = [];
  private bytes = 0;

  /** @throws UnreadableMessage for anything but OP_MSG, without checksum and to be answered, and a query. */
  *read(chunk: Buffer): Generator<Message> {
    this.chunks.push(chunk);
    this.bytes += chunk.length;
    while (this.bytes >= HEADER_BYTES) {
      const first = this.joined(HEADER_BYTES);
      const length = first.readInt32LE(0);
      if (length < HEADER_BYTES || length > MESSAGE_BYTES_MAX)
        throw new UnreadableMessage(`a message of ${length} bytes`);
      if (this.bytes < length) return;
      const all = this.joined(length);
      this.chunks = all.length > length ? [all.subarray(length)] : [];
      this.bytes -= length;
      yield readMessage(all.subarray(0, length));
    }
  }

  /** Joins chunks only when a header or a message is complete, so that a long message is not copied again and again. */
  private joined(wanted: number): Buffer {
    const [first] = this.chunks;
    if (first !== undefined && first.length >= wanted) return first;
    const all = Buffer.concat(this.chunks);
    this.chunks = [all];
    return all;
  }
}

function readMessage(message: Buffer): Message {
  const id = message.readInt32LE(4);
  const opCode = message.readInt32LE(12);
  if (opCode === OP_QUERY) {
    return { id, isQuery: true, isAnswered: true, exhaustAllowed: false, document: readQuery(message) };
  }
  if (opCode !== OP_MSG) throw new UnreadableMessage(`the operation ${opCode}`);
  const flags = message.readUInt32LE(HEADER_BYTES);
  if ((flags & CHECKSUM_PRESENT) !== 0) throw new UnreadableMessage('a checksum');
  const isAnswered = (flags & MORE_TO_COME) === 0;
  if ((flags & REQUIRED_FLAGS & ~MORE_TO_COME) !== 0) throw new UnreadableMessage(`the flags ${flags}`);
  const document = readSections(message);
  // A client that leaves says so and waits for no answer.
  if (!isAnswered && !('endSessions' in document)) {
    throw new UnreadableMessage('an unacknowledged write');
  }
  return { id, isQuery: false, isAnswered, exhaustAllowed: (flags & EXHAUST_ALLOWED) !== 0, document };
}

/** One document with the command, and any number of sequences of documents that belong into it by name. */
function readSections(message: Buffer): Doc {
  let command: Doc | null = null;
  const sequences: Record<string, Doc[]> = {};
  let at = HEADER_BYTES + 4;
  while (at < message.length) {
    const kind = message.readUInt8(at);
    const size = message.readInt32LE(at + 1);
    const section = message.subarray(at + 1, at + 1 + size);
    if (kind === 0) command = decode(section);
    else if (kind === 1) Object.assign(sequences, readSequence(section));
    else throw new UnreadableMessage(`a section of kind ${kind}`);
    at += 1 + size;
  }
  if (command === null) throw new UnreadableMessage('a message without a command');
  return { ...command, ...sequences };
}

function readSequence(section: Buffer): Readonly<Record<string, Doc[]>> {
  const end = section.indexOf(0, 4);
  const documents: Doc[] = [];
  let at = end + 1;
  while (at < section.length) {
    const size = section.readInt32LE(at);
    documents.push(decode(section.subarray(at, at + size)));
    at += size;
  }
  return { [section.toString('utf8', 4, end)]: documents };
}

/** @throws UnreadableMessage for a query that is no command. */
function readQuery(message: Buffer): Doc {
  const end = message.indexOf(0, HEADER_BYTES + 4);
  const namespace = message.toString('utf8', HEADER_BYTES + 4, end);
  if (!namespace.endsWith('.$cmd')) throw new UnreadableMessage(`a query of ${namespace}`);
  const query = decode(message.subarray(end + 9));
  return { ...query, $db: namespace.slice(0, -'.$cmd'.length) };
}

let lastId = 0;

/** An answer, ready to be sent, and its id: the next answer of a stream refers to it. */
export function answer(to: number, document: Doc, form: 'query' | 'message' | 'stream'): { id: number; bytes: Buffer } {
  lastId = (lastId + 1) & 0x7fff_ffff;
  const body = encode(document);
  const head = Buffer.alloc(HEADER_BYTES + (form === 'query' ? 20 : 5));
  head.writeInt32LE(head.length + body.length, 0);
  head.writeInt32LE(lastId, 4);
  head.writeInt32LE(to, 8);
  head.writeInt32LE(form === 'query' ? OP_REPLY : OP_MSG, 12);
  if (form === 'query') head.writeInt32LE(1, HEADER_BYTES + 16);
  else head.writeUInt32LE(form === 'stream' ? MORE_TO_COME : 0, HEADER_BYTES);
  return { id: lastId, bytes: Buffer.concat([head, body]) };
}

import { BSON } from 'mongodb';

/** A document as received: integers are `Int32` or `Long`, never plain numbers, so no type is lost. */
export type Doc = { readonly [field: string]: unknown };

/** Keeps every BSON type as it was sent: an int32 stays one, and a 64-bit integer loses no digit. */
export const AS_SENT = { promoteValues: false, promoteBuffers: false, bsonRegExp: true } as const;

const decode = (bytes: Uint8Array): Doc => BSON.deserialize(bytes, AS_SENT);
export const encode = (document: Doc): Uint8Array => BSON.serialize(document);

const OP_REPLY = 1;
const OP_QUERY = 2004;
const OP_MSG = 2013;
const HEADER_BYTES = 16;
/** Flags, cursor, starting position, and number of documents. */
const REPLY_HEAD_BYTES = 20;
const MESSAGE_BYTES_MAX = 48_000_000;

const CHECKSUM_PRESENT = 1;
const MORE_TO_COME = 2;
const EXHAUST_ALLOWED = 1 << 16;
/** A receiver that does not know one of the lower flags must not read the message. */
const REQUIRED_FLAGS = 0xffff;

/** A message from a client. */
export type Message = {
  readonly id: number;
  /** The handshake may have the old format, and is answered in it. */
  readonly isQuery: boolean;
  /** The client expects a response. */
  readonly isAnswered: boolean;
  readonly exhaustAllowed: boolean;
  readonly document: Doc;
};

/** The rest of the stream cannot be read. */
export class UnreadableMessage extends Error {}

/** Splits a stream of bytes into messages. */
export class Framing {
  private chunks: Buffer[] = [];
  private bytes = 0;

  /** @throws UnreadableMessage for an invalid length. */
  *read(chunk: Buffer): Generator<Buffer> {
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
      yield all.subarray(0, length);
    }
  }

  /** Joins chunks only when a header or a message is complete, so that a long message is not copied repeatedly. */
  private joined(wanted: number): Buffer {
    const [first] = this.chunks;
    if (first !== undefined && first.length >= wanted) return first;
    const all = Buffer.concat(this.chunks);
    this.chunks = [all];
    return all;
  }
}

/** @throws UnreadableMessage for anything but OP_MSG without checksum, and a command in the form of a query. */
export function readMessage(bytes: Buffer): Message {
  const id = bytes.readInt32LE(4);
  const opCode = bytes.readInt32LE(12);
  if (opCode === OP_QUERY) {
    return { id, isQuery: true, isAnswered: true, exhaustAllowed: false, document: readQuery(bytes) };
  }
  if (opCode !== OP_MSG) throw new UnreadableMessage(`the operation ${opCode}`);
  const flags = bytes.readUInt32LE(HEADER_BYTES);
  if ((flags & CHECKSUM_PRESENT) !== 0) throw new UnreadableMessage('a checksum');
  if ((flags & REQUIRED_FLAGS & ~MORE_TO_COME) !== 0) throw new UnreadableMessage(`the flags ${flags}`);
  return {
    id,
    isQuery: false,
    isAnswered: (flags & MORE_TO_COME) === 0,
    exhaustAllowed: (flags & EXHAUST_ALLOWED) !== 0,
    document: readSections(bytes),
  };
}

/** One document with the command, and any number of sequences of documents that belong to its fields. */
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

/** @throws UnreadableMessage for a query that is not a command. */
function readQuery(message: Buffer): Doc {
  const end = message.indexOf(0, HEADER_BYTES + 4);
  const namespace = message.toString('utf8', HEADER_BYTES + 4, end);
  if (!namespace.endsWith('.$cmd')) throw new UnreadableMessage(`a query of ${namespace}`);
  const query = decode(message.subarray(end + 9));
  return { ...query, $db: namespace.slice(0, -'.$cmd'.length) };
}

/** The message that a response refers to. */
export const answeredBy = (answer: Buffer): number => answer.readInt32LE(8);

/** A server's response, in either format. */
export function readAnswer(answer: Buffer): Doc {
  const isReply = answer.readInt32LE(12) === OP_REPLY;
  return isReply ? decode(answer.subarray(HEADER_BYTES + REPLY_HEAD_BYTES)) : readSections(answer);
}

/** A command under a client's id, in one section. */
export function request(id: number, document: Doc): Buffer {
  return message(id, 0, OP_MSG, Buffer.alloc(5), encode(document));
}

let lastId = 0;

/** A response, ready to be sent, and its id: the next response of a stream refers to it. */
export function answer(to: number, document: Doc, form: 'query' | 'message' | 'stream'): { id: number; bytes: Buffer } {
  lastId = (lastId + 1) & 0x7fff_ffff;
  const head = Buffer.alloc(form === 'query' ? REPLY_HEAD_BYTES : 5);
  if (form === 'query') head.writeInt32LE(1, 16);
  else head.writeUInt32LE(form === 'stream' ? MORE_TO_COME : 0, 0);
  return { id: lastId, bytes: message(lastId, to, form === 'query' ? OP_REPLY : OP_MSG, head, encode(document)) };
}

function message(id: number, to: number, opCode: number, head: Buffer, body: Uint8Array): Buffer {
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeInt32LE(HEADER_BYTES + head.length + body.length, 0);
  header.writeInt32LE(id, 4);
  header.writeInt32LE(to, 8);
  header.writeInt32LE(opCode, 12);
  return Buffer.concat([header, head, body]);
}

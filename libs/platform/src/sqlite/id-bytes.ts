const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The 16 bytes of a UUID; any other text unchanged after a zero byte (two, if that would look like a UUID). */
export function idBytes(id: string): Buffer {
  if (UUID.test(id)) return Buffer.from(id.replaceAll('-', ''), 'hex');
  const text = Buffer.from(`\u0000${id}`);
  return text.length === 16 ? Buffer.from(`\u0000\u0000${id}`) : text;
}

/** The id from its bytes as upper- or lower-case hex: SQLite returns hex faster than bytes. */
export function idOfHex(hex: string): string {
  if (hex.length !== 32) return Buffer.from(hex.replace(/^(00)+/, ''), 'hex').toString();
  const text = hex.toLowerCase();
  return `${text.slice(0, 8)}-${text.slice(8, 12)}-${text.slice(12, 16)}-${text.slice(16, 20)}-${text.slice(20)}`;
}

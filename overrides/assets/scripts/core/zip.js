/**
 * Files as one: a ZIP archive in which nothing is compressed, as every system opens it (APPNOTE 6.3.10). Names are UTF-8.
 *
 * @param {{ name: string, text: string }[]} files
 * @param {Date} made
 * @returns {Blob}
 */
export function zip(files, made) {
  const encoder = new TextEncoder();
  const [parts, central] = [/** @type {Uint8Array<ArrayBuffer>[]} */ ([]), /** @type {Uint8Array<ArrayBuffer>[]} */ ([])];
  let at = 0;
  for (const { name, text } of files) {
    const [title, body] = [encoder.encode(name), encoder.encode(text)];
    const common = [20, 0x0800, 0, ...dosTime(made)];
    const head = bytes([0x04034b50], [...common], [crc32(body), body.length, body.length], [title.length, 0]);
    const entry = bytes([0x02014b50], [20, ...common], [crc32(body), body.length, body.length], [title.length, 0, 0, 0, 0]);
    parts.push(head, title, body);
    central.push(entry, bytes([0, at], []), title);
    at += head.length + title.length + body.length;
  }
  const size = central.reduce((sum, part) => sum + part.length, 0);
  const end = bytes([0x06054b50], [0, 0, files.length, files.length], [size, at], [0]);
  return new Blob([...parts, ...central, end], { type: "application/zip" });
}

/**
 * Numbers in turn of four bytes and of two, the lowest byte first.
 *
 * @param {...number[]} groups
 */
function bytes(...groups) {
  const widths = groups.flatMap((group, turn) => group.map(() => (turn % 2 ? 2 : 4)));
  const made = new DataView(new ArrayBuffer(widths.reduce((sum, width) => sum + width, 0)));
  let at = 0;
  for (const [turn, value] of groups.flat().entries()) {
    if (widths[turn] === 4) made.setUint32(at, value, true);
    else made.setUint16(at, value, true);
    at += widths[turn];
  }
  return new Uint8Array(made.buffer);
}

/** The time and the day as DOS has them. @param {Date} made */
function dosTime(made) {
  const time = (made.getHours() << 11) | (made.getMinutes() << 5) | (made.getSeconds() >> 1);
  return [time, ((made.getFullYear() - 1980) << 9) | ((made.getMonth() + 1) << 5) | made.getDate()];
}

/** @param {Uint8Array} data */
function crc32(data) {
  let sum = -1;
  for (const byte of data) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return (sum ^ -1) >>> 0;
}

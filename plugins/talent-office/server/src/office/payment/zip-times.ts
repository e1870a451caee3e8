const centralHeader = 0x02014b50;
/** 1 January 2026, midnight, as DOS writes days. */
const fixedDay = ((2026 - 1980) << 9) | (1 << 5) | 1;

/**
 * Gives every part of an archive the same time: a file of the same content is then the same bytes, and has
 * the same digest, whenever it is made.
 */
export const fixTimes = (archive: Buffer): Buffer => {
  const content = Buffer.from(archive);
  const end = content.lastIndexOf(Buffer.from('504b0506', 'hex'));
  const count = content.readUInt16LE(end + 10);
  let at = content.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (content.readUInt32LE(at) !== centralHeader) throw new Error('not an archive of ours');
    const local = content.readUInt32LE(at + 42);
    for (const place of [at + 12, local + 10]) {
      content.writeUInt16LE(0, place);
      content.writeUInt16LE(fixedDay, place + 2);
    }
    const lengths = [at + 28, at + 30, at + 32].map((place) => content.readUInt16LE(place));
    at += 46 + lengths.reduce((sum, length) => sum + length, 0);
  }
  return content;
};

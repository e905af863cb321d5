/** Times inside ZIP files, which would make every file of the same data another file. */
const LOCAL_HEADER = 0x04034b50;
const DIRECTORY_ENTRY = 0x02014b50;
const DIRECTORY_END = 0x06054b50;
/** 1980-01-01 00:00, the first moment that a ZIP file can tell: date above, time below. */
const FIRST_MOMENT = 0x0021_0000;

/**
 * Sets the time of every member to the first that a ZIP file can tell, in place.
 * @throws RangeError where the bytes are no ZIP file
 */
export const withoutClock = (bytes: Uint8Array): Uint8Array => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== DIRECTORY_END) end--;
  if (end < 0) throw new RangeError('The bytes are no ZIP file: its directory is missing.');
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    const local = view.getUint32(at + 42, true);
    if (view.getUint32(at, true) !== DIRECTORY_ENTRY || view.getUint32(local, true) !== LOCAL_HEADER)
      throw new RangeError('The bytes are no ZIP file: its directory is broken.');
    view.setUint32(at + 12, FIRST_MOMENT, true);
    view.setUint32(local + 10, FIRST_MOMENT, true);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return bytes;
};

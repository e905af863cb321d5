/** The file on disk: refused by size before it is read, then bytes, name and SHA-256. */
import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { InputError } from '../../geo/errors.ts';
import { checkFileSize } from '../../geo/files/index.ts';

/** A file as read from disk. */
export interface SourceFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

/** Reads a file. Throws `InputError` `file_missing`, `file_empty`, `file_too_large`. */
export async function readSource(file: string): Promise<SourceFile> {
  const name = path.basename(file);
  const found = await stat(file).catch((error: unknown) => {
    throw new InputError('file_missing', `${file} cannot be opened: there is no such file.`, {
      cause: error,
    });
  });
  if (!found.isFile()) throw new InputError('file_missing', `${file} is not a file.`);
  checkFileSize(found.size, name);
  const bytes = await readFile(file).catch((error: unknown) => {
    throw new InputError('file_missing', `${file} cannot be read: is it open to this user?`, {
      cause: error,
    });
  });
  return { name, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** Text of a PDF as it was set, so that a test can look for words in it. */
import { extractText } from 'unpdf';

/** Readers of PDF take some letters for the radicals that look the same, which no normal form undoes. */
const RADICALS: Readonly<Record<string, string>> = {
  '⻛': '风',
  '⻝': '食',
  '⻩': '黄',
  '⻘': '青',
  '⺠': '民',
  '⻚': '页',
  '⻅': '见',
  '⻥': '鱼',
};

/** Text of one form, and without blanks. */
export const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\u2e80-\u2eff]/g, (letter) => RADICALS[letter] ?? letter)
    .replace(/\s+/g, '');

/** The plain text of each page. */
export const pagesOf = async (pdf: Uint8Array): Promise<string[]> => {
  const { text } = await extractText(pdf, { mergePages: false });
  return text.map(plain);
};

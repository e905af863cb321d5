/** Hands a link over: by the device's own share sheet where there is one, else through the clipboard. */
export const share = async (title: string, url: string): Promise<'done' | 'copied' | 'failed'> => {
  if (navigator.share) {
    try {
      await navigator.share({ title, url });
      return 'done';
    } catch (error) {
      // Whoever closes the sheet wants nothing else either.
      if (error instanceof DOMException && error.name === 'AbortError') return 'done';
    }
  }
  return (await copy(url)) ? 'copied' : 'failed';
};

/** Whether the words are on the clipboard now; without a secure context there is none. */
export const copy = async (words: string): Promise<boolean> => {
  try {
    await navigator.clipboard.writeText(words);
    return true;
  } catch {
    return false;
  }
};

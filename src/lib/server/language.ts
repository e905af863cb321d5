/** The languages of the interface; Chinese is the default. */
export const LANGUAGES = ['zh', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What goes into the `lang` attribute of a page. */
export const LANGUAGE_TAGS: Record<Language, string> = { zh: 'zh-CN', en: 'en' };

/**
 * Language of a page: `lang` of the URL if it is one of ours, else the best of the browser's list, else Chinese.
 * @param asked value of `?lang=`
 * @param accepted the Accept-Language header (RFC 9110, 12.5.4)
 */
export function chooseLanguage(asked: string | null, accepted: string | null): Language {
  const wanted = LANGUAGES.find((language) => language === asked);
  if (wanted) return wanted;
  let best: Language = 'zh';
  let bestQuality = 0;
  for (const range of (accepted ?? '').slice(0, 500).split(',')) {
    const [tag = '', ...parameters] = range.trim().toLowerCase().split(';');
    const language = LANGUAGES.find((name) => tag === name || tag.startsWith(`${name}-`));
    if (!language) continue;
    const quality = qualityOf(parameters);
    if (quality > bestQuality) {
      best = language;
      bestQuality = quality;
    }
  }
  return best;
}

function qualityOf(parameters: readonly string[]): number {
  const text = parameters
    .map((parameter) => parameter.trim())
    .find((parameter) => parameter.startsWith('q='));
  if (text === undefined) return 1;
  const quality = Number(text.slice(2));
  return quality >= 0 && quality <= 1 ? quality : 0;
}

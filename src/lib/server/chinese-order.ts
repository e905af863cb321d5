const collator = new Intl.Collator('zh-CN');

/** Compares names as Chinese dictionaries sort them. */
export const compareChinese = (a: string, b: string): number => collator.compare(a, b);

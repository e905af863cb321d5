import { describe, expect, it } from 'vitest';
import type { ClusterProperties, RescueLine } from '$geo/regulatory/elevator-answers.ts';
import '$lib/i18n/elevators.ts';
import { textIn } from '$lib/i18n/index.ts';
import type { ClusterList } from './cluster-list.ts';
import { oldSentence, rescueSentence, scopeName } from './headline.ts';

const plain = (words: string) => words.replace(/<\/?b>/g, '');
const list = (old: number, inClusters: number, listed: Partial<ClusterProperties>[] = []) =>
  ({
    settings: { district: 440_111, min_age: 15 },
    totals: { old, in_clusters: inClusters, clusters: listed.length },
    listed,
  }) as unknown as ClusterList; // all that the sentence looks at
const LARGEST = { elevators: 1_200, label_zh: '白云区西南部', label_en: 'Baiyun south-west' };

describe.each(['zh', 'en'] as const)('in %s', (lang) => {
  const text = textIn(lang);

  it('the old ones, their share in clusters, and the largest', () => {
    const words = plain(oldSentence(list(3_000, 2_250, [LARGEST]), text));
    for (const part of ['3,000', '75.0%', '1,200', lang === 'zh' ? '白云区西南部' : 'Baiyun south-west'])
      expect(words).toContain(part);
  });

  it('no cluster and no old elevator are said as such, without a share', () => {
    expect(oldSentence(list(5, 0), text)).toContain('5');
    for (const none of [list(5, 0), list(0, 0)]) expect(oldSentence(none, text)).not.toContain('%');
  });

  it('rescue is told with its shares, or as not to be modelled', () => {
    const line = { share_10_6: 0.7071, share_30: 0.98, p50_min: 8.84 } as RescueLine; // all that it looks at
    const words = plain(rescueSentence(line, text));
    for (const part of ['70.7%', '98.0%', '8.8']) expect(words).toContain(part);
    const none = text.t('elevators.headline.rescueNone');
    expect(rescueSentence({ ...line, p50_min: null }, text)).toBe(none);
    expect(rescueSentence({ ...line, share_10_6: null }, text)).toBe(none);
  });

  it('the scope is a district or the city', () => {
    expect(scopeName(440_111, text)).toBe(lang === 'zh' ? '白云区' : 'Baiyun');
    expect(scopeName(null, text)).toBe(text.t('scope.city'));
  });
});

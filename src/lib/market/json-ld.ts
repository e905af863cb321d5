/** A market in the vocabulary of schema.org, for search engines: what the page says, and nothing more. */
import type { MarketPage } from '$lib/server/market-page.ts';
import type { Text } from '$lib/i18n/index.ts';
import { deciding } from '$lib/ui/rating.ts';

/** @returns JSON that may stand inside a script element */
export const marketJsonLd = ({ market, facility }: MarketPage, url: string, text: Text): string => {
  const it = facility.properties;
  const rating = market.stars === null ? null : deciding(it.ratings, facility.provenance.asOf);
  const record = {
    '@context': 'https://schema.org',
    '@type': 'LocalBusiness',
    '@id': url,
    url,
    name: text.name(it),
    ...(it.data_origin === 'synthetic' ? { description: text.t('market.notReal') } : {}),
    address: {
      '@type': 'PostalAddress',
      addressCountry: 'CN',
      addressRegion: '广东省',
      addressLocality: '广州市',
      ...(it.address ? { streetAddress: it.address } : {}),
    },
    ...(market.lng === null
      ? {}
      : { geo: { '@type': 'GeoCoordinates', longitude: market.lng, latitude: market.lat } }),
    ...(market.hours ? { openingHours: market.hours } : {}),
    ...(market.phone ? { telephone: market.phone } : {}),
    ...(rating
      ? {
          hasCertification: {
            '@type': 'Certification',
            name: rating.scheme,
            issuedBy: { '@type': 'Organization', name: rating.issuer },
            validFrom: rating.rated_on,
            ...(rating.valid_until ? { expires: rating.valid_until } : {}),
            certificationRating: {
              '@type': 'Rating',
              ratingValue: market.stars,
              bestRating: 5,
              worstRating: 1,
            },
          },
        }
      : {}),
  };
  return JSON.stringify(record).replaceAll('<', '\\u003c');
};

/** Words of the pages of a market and of the frames on other sites, in English. */
import type { market as chinese } from '../zh/market.ts';
import type { Words } from '../words.ts';

export const market: Words<typeof chinese> = {
  market: {
    back: 'Find a market',
    meaning: 'What {{stars}} mean',
    unratedMeaning: 'What “unrated” means',
    scale:
      'Ratings run from one star to five, five being best; this page records the decision and adds no score.',
    caveat: 'A rating is the conclusion of its day, not of today.',
    unratedText:
      'This market has no rating in force. Unrated does not mean bad; it may simply not have taken part.',
    rater: 'Rated by',
    ratedOn: 'Rated on',
    validUntil: 'Valid until',
    scheme: 'Scheme',
    noEnd: 'not stated',
    staleRating: 'Rated on {{date}}, more than {{years}} years ago; for orientation only.',
    noAddress: 'No address on record',
    copyAddress: 'Copy the address',
    copyCoordinates: 'Copy the coordinates',
    copied: 'Copied',
    hours: 'Opening hours',
    noHours: 'Opening hours are not on record',
    call: 'Call',
    map: 'Where it is (sketch)',
    nearby: 'Also near by',
    nearbyGood: 'Near by with three stars or more',
    noNearby: 'No other located market near by.',
    report: 'Report an error',
    onMap: 'See on the map',
    closedTitle: 'This market has closed',
    closedOn: '{{name}} has been closed since {{date}}. Open markets near by:',
    statusNote: 'Status: {{status}}',
    gone: 'There is no such market',
    goneBody: 'Number {{id}} is not in data v{{version}}; it may have been merged, or the number is wrong.',
    metaRated:
      '{{name}}: farmers’ market with {{stars}}, {{place}}. Rated on {{date}}. Address, inspections, directions.',
    meta: '{{name}}: farmers’ market, {{place}}. Address, inspections, directions.',
    provenance: 'Data v{{version}} · as of {{date}} · source: {{origin}}',
    notReal: 'demonstration data (synthetic), not a real market.',
    coordinates: 'WGS 84 {{east}}, {{north}}',
  },
  embed: {
    title: 'Farmers’ markets of Guangzhou',
    count: '{{count}} in all, {{shown}} listed',
    source: 'Source: Suitu',
  },
};

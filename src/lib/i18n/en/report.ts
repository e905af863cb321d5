/** Words of the form for errors that visitors found, in English. */
import type { report as chinese } from '../zh/report.ts';
import type { Words } from '../words.ts';

export const report: Words<typeof chinese> = {
  report: {
    title: 'Report an error',
    lead: 'Is something wrong? Write it down; whoever keeps the data will see it.',
    about: 'About this record',
    general: 'About the page or the data as a whole, not about one record.',
    unknownRecord:
      'Number {{id}} is not in the current data. You can still report, but not about that record.',
    topic: 'What is wrong',
    choose: 'Please choose',
    topics: {
      closed: 'It has closed',
      moved: 'Wrong position or address',
      wrong_name: 'Wrong name',
      wrong_stars: 'Wrong stars',
      wrong_hours: 'Wrong opening hours',
      other: 'Something else',
    },
    text: 'What you found',
    textHint:
      'At most {{most}} characters. Please do not write personal data, such as names or phone numbers.',
    length: '{{length}} of {{most}} characters',
    trap: 'Please leave this empty',
    stored: 'What is stored',
    storedBody:
      'The number of this record, what is wrong, what you write, the page you came from, its language, the data version and the time.',
    storedView: 'The page you came from: {{view}}',
    storedNot: 'Your name, network address and browser are not stored.',
    send: 'Send',
    sending: 'Sending',
    back: 'Back to the page',
    thanks: 'Received, thank you',
    number: 'Report number {{id}}',
    thanksBody:
      'Whoever keeps the data will see it. There is no way to answer you here; corrections appear in a new version of the data.',
    another: 'Report something else',
    notSent: 'Not sent',
    faults: {
      topic_missing: 'Please choose what is wrong.',
      text_missing: 'Please write what you found.',
      text_too_long: 'These are {{length}} characters; at most {{most}} are possible.',
      facility_unknown:
        'That record is not in the current data. Your text is still below; send once more to report without the record.',
      trap_filled:
        'A field that must stay empty was filled in, perhaps by your browser. It is empty again; please send once more.',
      unreadable: 'The server cannot read what was sent. Please go back and try again.',
      too_large:
        'What was sent is larger than 10 kB. Please go back in your browser, shorten the text and try again.',
      too_many:
        'Too many reports have come in. Please send again in about {{minutes}} minutes; your text is still below.',
      unavailable:
        'It cannot be stored now, or there is no network. Your text is still below; please send again later.',
    },
  },
};

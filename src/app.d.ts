import type { ErrorAnswer } from '$geo/answers.ts';
import type { ClosedMarket } from '$lib/server/market-page.ts';
import type { Language } from '$lib/server/language.ts';

declare global {
  namespace App {
    /** What an error page and a JSON error carry. */
    interface Error extends ErrorAnswer {
      requestId?: string;
      /** Only on the page of a market that is closed. */
      closed?: ClosedMarket;
    }
    interface Locals {
      /** Names this request in the log and in its answer. */
      requestId: string;
      /** Language of the page: `?lang=`, else the browser's, else Chinese. */
      lang: Language;
    }
  }
}

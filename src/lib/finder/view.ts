/** The finder as an address says it: the question, and what is on the screen. */
import { readQuestion, writeQuestion, type FinderQuestion } from '$geo/finder/question.ts';
import { readCamera, writeCamera } from '$lib/map/camera.ts';
import type { Camera } from '$lib/map/camera.ts';
import { withLang } from '$lib/ui/site.ts';

/** Cards of a page, and the step by which "more" lengthens it. */
export const PAGE = 20;
const MOST_CARDS = 1_500;

export interface FinderView {
  readonly question: FinderQuestion;
  /** Phones show one at a time. */
  readonly surface: 'list' | 'map';
  /** Id of the market chosen in list and map alike. */
  readonly chosen: number | null;
  /** Cards shown. */
  readonly show: number;
  readonly camera: Camera | null;
}

export const readFinderView = (query: URLSearchParams): FinderView => {
  const id = Number(query.get('id'));
  const show = Math.ceil(Number(query.get('show')) / PAGE) * PAGE;
  return {
    question: readQuestion(query),
    surface: query.get('view') === 'map' ? 'map' : 'list',
    chosen: Number.isSafeInteger(id) && id > 0 ? id : null,
    show: show > PAGE && show <= MOST_CARDS ? show : PAGE,
    camera: readCamera(query.get('at')),
  };
};

/** The shortest address of a view; commas stay readable. */
export const finderHref = (view: FinderView, chosenLang: string | null): string => {
  const query = writeQuestion(view.question);
  if (view.surface === 'map') query.set('view', 'map');
  if (view.chosen !== null) query.set('id', String(view.chosen));
  if (view.show !== PAGE) query.set('show', String(view.show));
  if (view.camera) query.set('at', writeCamera(view.camera));
  const text = query.toString().replaceAll('%2C', ',').replaceAll('%3A', ':');
  return withLang(text ? `/?${text}` : '/', chosenLang);
};

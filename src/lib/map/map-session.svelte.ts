/** Everything the map page knows: the view, the answers of the API, the columns, and what follows from them. */
import type {
  CoverageAnswer,
  FacilitiesAnswer,
  FacilityAnswer,
  GapsAnswer,
  Standard,
  StatusAnswer,
} from '$geo/answers.ts';
import { untrack } from 'svelte';
import { KINDS, type Kind } from '$geo/kinds/vocabulary.ts';
import type { CurvePoint } from '$lib/ui/curve.ts';
import type { LngLat } from '$geo/place/crs.ts';
import type { DemandColumns } from '$geo/columns/columns.ts';
import type { Nearest } from '$geo/coverage/nearest.ts';
import { CITY_CODE } from '$geo/coverage/coverage.ts';
import { coverageCurves, curvePoints } from '$geo/coverage/curve.ts';
import type { ScenarioQuestion } from '$geo/coverage/scenario.ts';
import { exactColumns, nearestOf, tableAt } from './analysis.ts';
import { ColumnStore } from './column-store.svelte.ts';
import { demandPoints } from './demand.ts';
import type { CoverageTable } from './figures.ts';
import type { Hit } from './map-engine.ts';
import { AreaSession } from './draw/area-session.svelte.ts';
import { FacilityNames } from './names.svelte.ts';
import { SitingSession } from './siting/siting-session.svelte.ts';
import { MapSurface } from './map-surface.svelte.ts';
import { coveragePath, facilityPath, gapsPath, listPath } from './paths.ts';
import { Question, type Asked } from './question.svelte.ts';
import { reachOf, type Reach } from './reach.ts';
import { PlanEngine, type PlanFigures } from './plan/plan-engine.ts';
import { PlanSession } from './plan/plan-session.svelte.ts';
import { RADIUS_MAX_M, type View } from './view.ts';
import { roundCamera } from './camera.ts';
import { questionOf } from './url-state.ts';
import { ViewHistory } from './view-history.svelte.ts';

export interface FirstAnswers {
  readonly search: string;
  readonly coverage: Asked<CoverageAnswer>;
  /** Null where the demand is not people. */
  readonly gaps: Asked<GapsAnswer> | null;
  readonly list: Asked<FacilitiesAnswer> | null;
  readonly facility: Asked<FacilityAnswer> | null;
  readonly standards: readonly Standard[];
}

/** Metres between two points of the curve. */
export const CURVE_STEP_M = 50;

/** The parts of a view that decide the distances, as one text. */
const questionKey = (view: View): string =>
  [
    view.supply,
    view.supply === 'market' ? view.starsMin : null,
    view.supply === 'station' ? view.stationType : null,
    view.demand,
    view.weight,
  ].join();

/** The same of an answer. */
const answeredKey = ({ settings }: CoverageAnswer): string =>
  [settings.supply, settings.stars_min, settings.type?.[0] ?? null, settings.demand, settings.weight].join();

export class MapSession {
  readonly history: ViewHistory;
  readonly plan: PlanSession;
  readonly area: AreaSession;
  readonly names: FacilityNames;
  readonly siting = new SitingSession();
  readonly surface: MapSurface;
  readonly columns: ColumnStore;
  readonly coverage: Question<CoverageAnswer>;
  readonly gaps: Question<GapsAnswer>;
  readonly list: Question<FacilitiesAnswer>;
  readonly facility: Question<FacilityAnswer>;
  /** The nearest facility of the place asked about. */
  readonly whyFacility = new Question<FacilityAnswer>();
  readonly version: number | null;
  /** The day of which the page speaks: everything that it fetches is of this day. */
  readonly asOf: string;
  readonly #standards: readonly Standard[];
  /** The list shows the whole scope, not only what is in view. */
  listsAll = $state(false);
  /** Words for a live region. */
  said = $state('');
  isInView = $derived.by(() => this.surface.engine !== null && !this.listsAll);

  constructor(first: FirstAnswers, status: StatusAnswer | null, chosenLang: () => string | null) {
    this.version = status?.dataVersion ?? null;
    this.#standards = first.standards;
    this.history = new ViewHistory(new URLSearchParams(first.search), chosenLang);
    const { asOf } = this.history.view;
    this.asOf = asOf ?? status?.asOf ?? '';
    this.plan = new PlanSession(this.history, { dataVersion: this.version ?? 0, asOf: this.asOf });
    this.names = new FacilityNames(this.version, asOf);
    this.columns = new ColumnStore(this.version ?? 0, asOf);
    this.coverage = new Question(first.coverage);
    this.gaps = new Question(first.gaps);
    this.list = new Question(first.list);
    this.facility = new Question(first.facility);
    this.area = new AreaSession(this);
    this.surface = new MapSurface({
      onrest: (camera) => this.history.adjust({ camera }),
      onclick: (hit, at) => void this.#press(hit, at),
    });
  }

  get view(): View {
    return this.history.view;
  }

  #asked = $derived.by(() => questionKey(this.history.view));
  #demandKind = $derived.by(() => this.history.view.demand);
  #weight = $derived.by(() => this.history.view.weight);
  #kind = $derived.by(() => this.history.view.supply);

  #detour = $derived.by(() => this.history.view.detour);
  #radiusM = $derived.by(() => this.history.view.radiusM);
  #whyPlace = $derived.by(() => this.history.view.why);
  #facilities = $derived.by(() => exactColumns(this.columns.kinds[this.#kind]));

  #demandFacilities = $derived.by(() =>
    this.#demandKind === 'people' ? undefined : this.columns.kinds[this.#demandKind],
  );

  /** The points of the demand; null until their columns are here. */
  demand = $derived.by((): DemandColumns | null =>
    this.#demandKind === 'people' ? this.columns.cells : demandPoints(this.#demandFacilities, this.#weight),
  );

  /** The nearest supply of every demand point as things are; null until the columns are here. */
  base = $derived.by((): Nearest | null => {
    if (!this.#asked || !this.demand || !this.#facilities) return null;
    return nearestOf(this.demand, this.#facilities, this.#question());
  });

  #engine = $derived.by((): PlanEngine | null => {
    if (!this.base || !this.demand || !this.#facilities || !this.#hasPlan) return null;
    const ground = { demand: this.demand, facilities: this.#facilities, nearest: this.base };
    return new PlanEngine(ground, { ...this.#question(), radiusM: this.#radiusM, detour: this.#detour });
  });

  #hasPlan = $derived.by(() => this.history.view.plan !== null);

  /** The figures of the scenario that is tried; null without one. */
  planned = $derived.by((): PlanFigures | null => this.#engine?.follow(this.plan.shown) ?? null);

  /** Squared distances from every demand point to the supply, that of the scenario if there is one. */
  #distances = $derived.by((): Float64Array | null => this.planned?.d2 ?? this.base?.d2 ?? null);

  /** The same from every cell; null where the demand is not people. */
  d2 = $derived.by((): Float64Array | null => (this.#demandKind === 'people' ? this.#distances : null));

  /** Service radii for the supply of the view that the slider reaches, ascending. */
  standards = $derived.by((): readonly Standard[] =>
    this.#standards.filter(({ supply, radius_m }) => supply === this.#kind && radius_m <= RADIUS_MAX_M),
  );

  /** Whether the map shows who is out of reach. */
  showsCoverage = $derived.by(() => this.history.view.coverage && this.#demandKind === 'people');

  /** The API's answer, or the same figures computed here while the radius is being moved. */
  table = $derived.by((): CoverageTable | null => {
    const answer = this.coverage.data;
    if (!answer) return null;
    const { radiusM, detour } = this.history.view;
    const isAsked = answer.settings.radius_m === radiusM && answer.settings.detour === detour;
    if (!this.#isAnswered || (isAsked && !this.planned)) return answer;
    if (!this.demand || !this.#distances) return answer;
    const cells = this.#demandKind === 'people' ? this.columns.cells : null;
    return tableAt(this.demand, this.#distances, { radiusM, detour }, answer, cells);
  });

  /** Whether the answer is about the supply and the demand of the view, whatever its radius. */
  #isAnswered = $derived.by(() => {
    const answer = this.coverage.data;
    return answer !== null && this.#asked === answeredKey(answer);
  });

  /** True while the table is not yet that of the view. */
  isStale = $derived.by(() => this.coverage.busy && (this.#distances === null || !this.#isAnswered));

  /** The nearest supply of the place asked about. */
  why = $derived.by((): Reach | null => {
    const { cells } = this.columns;
    if (!this.#asked || !this.#whyPlace || !cells || !this.#facilities) return null;
    return reachOf(this.#whyPlace, cells, this.#facilities, this.#question(), this.plan.shown);
  });

  #curves = $derived.by(() => {
    return this.demand && this.#distances
      ? coverageCurves(this.demand, this.#distances, {
          stepM: CURVE_STEP_M,
          maxM: RADIUS_MAX_M,
          detour: this.#detour,
        })
      : null;
  });

  curve = $derived.by((): readonly CurvePoint[] => this.#curveOf(CITY_CODE));
  districtCurve = $derived.by((): readonly CurvePoint[] => this.#curveOf(this.history.view.district));

  #curveOf(district: number | null): readonly CurvePoint[] {
    const line = this.#curves?.lines.find((one) => one.district === district);
    return this.#curves && line ? curvePoints(this.#curves, line) : [];
  }

  /** The question of the view. Whoever asks says by a key above when it is to be asked anew. */
  #question(): ScenarioQuestion {
    return untrack(() => questionOf(this.history.view));
  }

  /** Fetches what the view needs; called whenever it changed. */
  fetchFor(view: View): void {
    if (this.version === null) return;
    void this.columns.need('market', 'exact');
    void this.columns.needCells();
    for (const kind of KINDS)
      if (view.layers.includes(kind)) void this.columns.need(kind, kind === 'station' ? 'exact' : 'draw');
    if (view.supply !== 'market') void this.columns.need(view.supply, 'exact');
    if (view.demand !== 'people') void this.columns.need(view.demand, 'exact');
    if (view.area) for (const kind of KINDS) void this.columns.need(kind, 'exact');
    this.coverage.ask(coveragePath(view, this.version), this.#distances ? 250 : 0);
    if (view.demand === 'people') this.gaps.ask(gapsPath(view, this.version), 250);
    else this.gaps.clear();
    if (view.facility === null) this.facility.clear();
    else this.facility.ask(facilityPath(view.facility, this.version, view.asOf));
    const nearest = this.why?.nearest ?? null;
    if (typeof nearest !== 'number') this.whyFacility.clear();
    else this.whyFacility.ask(facilityPath(nearest, this.version, view.asOf));
  }

  fetchList(view: View): void {
    this.list.ask(listPath(view, this.version, this.isInView ? this.surface.bounds : null), 200);
  }

  /** Something on the map was pressed. */
  async #press(hit: Hit | null, at: LngLat | null): Promise<void> {
    if (this.area.takesPress()) return;
    if (this.plan.isPlacing) {
      if (at) this.plan.add([at], { tab: 'plan', facility: null, why: null });
      return;
    }
    const kind = hit ? kindOfLayer(hit.layer) : null;
    if (!hit || !kind) {
      if (this.view.facility !== null) this.history.go({ facility: null });
      else if (at && this.view.coverage) this.askWhy(at);
      return;
    }
    const id = await this.idAt(kind, hit.index);
    if (id !== null) this.history.go({ facility: id, gap: null, why: null });
  }

  /** Asks why a place is, or is not, covered. */
  askWhy(at: LngLat): void {
    const { lng, lat } = roundCamera({ ...at, zoom: 0 });
    this.history.go({ why: { lng, lat }, facility: null, gap: null });
  }

  /** Set by the page: which facility stands at a position of a layer's data. */
  idAt: (kind: Kind, index: number) => Promise<number | null> = () => Promise.resolve(null);
}

/** Kind of the facilities in a drawing layer; null for cells, outlines and density. */
export const kindOfLayer = (layer: string): Kind | null => {
  if (layer === 'markets') return 'market';
  return KINDS.find((kind) => layer === `points-${kind}`) ?? null;
};

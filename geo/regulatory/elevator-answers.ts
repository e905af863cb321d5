/** What `/api/clusters`, `/api/rescue` and `/api/rescue/sites` answer. */
import type { Feature, FeatureCollection, LineString, Point, Polygon } from 'geojson';
import type { Provenance } from '../answers.ts';
import type { Day } from '../kinds/day.ts';

/** Limits of the parameters that make a cluster: metres, elevators, years. */
export const CLUSTER_RANGES = {
  eps_m: [1, 1_000],
  min_elevators: [2, 200],
  min_age: [0, 60],
} as const satisfies Record<string, readonly [number, number]>;

export interface ClusterSettings {
  /** Neighbours are at most so far apart, whole metres. */
  readonly eps_m: number;
  /** Elevators within `eps_m`, the one itself counted, that make a core of a cluster. */
  readonly min_elevators: number;
  /** Years from which an elevator is old. */
  readonly min_age: number;
  /** Null = the city. */
  readonly district: number | null;
  readonly as_of: Day;
}

export interface ClusterProperties {
  /** From 1 by the smallest id among its core elevators: names it within a data version and settings. */
  readonly number: number;
  /** By elevators of the scope, 1 = most; equal numbers share the ranks from `rank` to `rank_to`. */
  readonly rank: number;
  readonly rank_to: number;
  /** Elevators in the scope, and in the whole cluster, which may cross the border of a district. */
  readonly elevators: number;
  readonly elevators_all: number;
  /** Years, of the whole cluster. */
  readonly mean_age: number;
  readonly oldest_age: number;
  /** Where its elevators are, most first. District null = outside the city and of none. */
  readonly districts: readonly { readonly district: number | null; readonly elevators: number }[];
  readonly label_zh: string;
  readonly label_en: string;
  /** Of the elevator nearest to its middle; null where none is known. */
  readonly town: string | null;
  /** Where that elevator stands, [longitude, latitude]. */
  readonly point: [number, number];
  /** Of the hull, m²; 0 where all elevators are on a line. */
  readonly area_m2: number;
}

/** Its convex hull; a line or a point where all elevators are on one. */
export type ClusterFeature = Feature<Polygon | LineString | Point, ClusterProperties> & { id: number };

/** Old elevators of a district, 440100 = the city. `old` = in_clusters + alone + unlocated. */
export interface OldElevatorsLine {
  readonly district: number;
  readonly old: number;
  readonly in_clusters: number;
  /** Located, and in no cluster. */
  readonly alone: number;
  readonly unlocated: number;
  /** In housing and in use, with an unknown year of installation: not among the old. */
  readonly unknown_year: number;
  /** Clusters with an elevator in the district. */
  readonly clusters: number;
}

/** `GET /api/clusters`: largest first. */
export type ClustersAnswer = Omit<FeatureCollection, 'features'> & {
  readonly features: ClusterFeature[];
  readonly numberMatched: number;
  readonly settings: ClusterSettings;
  /** Of the scope. */
  readonly totals: OldElevatorsLine;
  /** The city, the eleven districts in code order; the city counts old elevators of no district as well. */
  readonly lines: readonly OldElevatorsLine[];
  readonly provenance: Provenance;
};

/** Minutes and km/h with at most two decimals; the detour factor as a decimal text. */
export interface RescueParameters {
  readonly dispatch_min: number;
  readonly readiness_min: number;
  readonly speed_kmh: number;
  readonly access_min: number;
  readonly detour: string;
}

export interface RescueSettings extends RescueParameters {
  /** Null = the city. */
  readonly district: number | null;
  readonly as_of: Day;
}

/** A time that the response is held against. */
export interface RescueLimit {
  readonly minutes: number;
  /** Metres of straight line that are driven within it; null where the fixed parts take longer. */
  readonly reach_m: number | null;
}

/** One line; district 440100 = the city. */
export interface RescueLine {
  readonly district: number;
  readonly name_zh: string;
  readonly name_en: string;
  /** In use, located and in the city. */
  readonly elevators: number;
  /** Within 10.6 and within 30 minutes; shares 0–1, null without elevators. */
  readonly within_10_6: number;
  readonly share_10_6: number | null;
  readonly within_30: number;
  readonly share_30: number | null;
  /** Within 10.6 minutes with distances 10 % longer and 10 % shorter: the band around `within_10_6`. */
  readonly low_10_6: number;
  readonly high_10_6: number;
  /** Minutes; null without elevators or stations. */
  readonly p50_min: number | null;
  readonly p90_min: number | null;
  readonly worst_min: number | null;
  /** Near the border of the city, where stations beyond it are unknown. */
  readonly edge: number;
  /** Elevators in use without usable coordinates, by declared district: in no figure of the line. */
  readonly unlocated: number;
  /** Rescue stations in it: counted, and left out for want of coordinates (by declared district). */
  readonly stations: number;
  readonly stations_unlocated: number;
  /** Elevators reached in more than n and at most n + 1 minutes for n from 0; the last in more than that. */
  readonly by_minute: readonly number[];
}

/** Elevators of one address and at most 150 m from the worst-served of them. */
export interface RescueBuilding {
  readonly district: number;
  readonly name_zh: string;
  readonly name_en: string | null;
  readonly address: string | null;
  readonly town: string | null;
  readonly elevators: number;
  /** Of the worst-served of them, whose id and place are given, [longitude, latitude]. */
  readonly minutes: number;
  readonly distance_m: number;
  readonly id: number;
  readonly point: [number, number];
  readonly station: { readonly id: number; readonly name_zh: string; readonly name_en: string | null };
}

/** `GET /api/rescue` */
export interface RescueAnswer {
  /** In both languages: that this is a model and not the measured mean. */
  readonly model_zh: string;
  readonly model_en: string;
  readonly settings: RescueSettings;
  readonly limits: { readonly mean_2024: RescueLimit; readonly national: RescueLimit };
  /** Open rescue stations, in and outside the city. */
  readonly stations: { readonly located: number; readonly outside_city: number; readonly unlocated: number };
  /** Elevators in use that lie outside the city: in no line. */
  readonly outside_city: number;
  readonly city: RescueLine;
  /** The eleven in code order. */
  readonly districts: readonly RescueLine[];
  /** Of the scope, the worst first. */
  readonly worst: readonly RescueBuilding[];
  readonly provenance: Provenance;
}

export interface RescueSiteSettings extends RescueSettings {
  /** New stations, and the limit in minutes that they are to bring elevators within. */
  readonly sites: number;
  readonly within_min: number;
}

/** `GET /api/rescue/sites`: sites in order of gain, and how sure it is that no better ones exist. */
export interface RescueSitesAnswer {
  readonly model_zh: string;
  readonly model_en: string;
  readonly settings: RescueSiteSettings;
  /** Metres of straight line driven within the limit; null where the fixed parts take longer. */
  readonly reach_m: number | null;
  /** Elevators of the scope: all, and within the limit as things are and with the sites. */
  readonly total: number;
  readonly covered_before: number;
  readonly covered: number;
  /** No choice of as many sites covers more. */
  readonly bound: number;
  readonly status: 'proved' | 'bounded';
  readonly stopped_by: 'proof' | 'time' | 'cancelled';
  /** Why the answer is trivial, or there is none, with the number that explains it. */
  readonly reason: { readonly code: string; readonly value: number } | null;
  readonly candidates: number;
  readonly candidate_spacing_m: number;
  readonly sites: readonly {
    readonly point: [number, number];
    readonly district: number;
    readonly label_zh: string;
    readonly label_en: string;
    /** Elevators that it brings within the limit, beyond those of the sites before it. */
    readonly gain: number;
    /** Metres to the nearest existing rescue station; null where there is none. */
    readonly nearest_m: number | null;
  }[];
  readonly provenance: Provenance;
}

/** What fell below its target between two data versions, and why. */
import type { Provenance } from '../answers.ts';
import type { ReasonCount } from './changes-causes.ts';
import type { VersionDay } from './changes.ts';
import type {
  IndicatorKey,
  IndicatorUnit,
  ScorecardSettings,
  TargetReading,
  TargetRow,
} from './scorecard.ts';

/** Why a figure is nearer to its target or farther from it, in the order in which causes are told. */
export const ALERT_CAUSES = [
  /** The later version says otherwise of the earlier day. */
  'correction',
  /** The day by which an elevator must be inspected has passed. */
  'time',
  /** Came into use: with an inspection overdue, or with stars. */
  'in_use',
  /** Closed or suspended. */
  'out_of_use',
  /** Inspected, so that the due date was renewed. */
  'renewed',
  /** Another due date, overdue by itself. */
  'due',
  /** Declares another district. */
  'moved',
  'rated',
  'revoked',
  /** The last day of validity of a rating has passed; only where expired ratings do not count. */
  'expired',
  /** Inspections carried out within the term. */
  'inspected',
  /** Another term runs: all of its facilities are to be inspected. */
  'term_began',
  /** Another year is counted. */
  'year_began',
  /** Hazards found, and followed up or not in time. */
  'hazards',
  'sampled',
  'target_changed',
] as const;
export type AlertCauseKey = (typeof ALERT_CAUSES)[number];

/** `effect`: by how many the figure is farther from its target; negative = nearer. */
export interface AlertCause {
  readonly cause: AlertCauseKey;
  readonly effect: number;
}

/** A figure with what it is held against. */
export interface AlertFigure {
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** How many are missing; 0 = met, null = no data, or no target. */
  readonly short: number | null;
  readonly target: Pick<TargetRow, 'key' | 'year' | 'value' | 'comparator' | 'unit' | 'verified'> | null;
}

/** `fell`, `worse` and `no_data` are alerts; `better` and `reached` are told apart from them. */
export type AlertChange = 'fell' | 'worse' | 'no_data' | 'better' | 'reached';

export interface Alert {
  /** 440100 = the city. */
  readonly district: number;
  readonly indicator: IndicatorKey;
  /** Of a sentence that leaves open how it is meant: one alert for each reading; else null. */
  readonly reading: TargetReading['reading'] | null;
  readonly unit: IndicatorUnit;
  readonly change: AlertChange;
  readonly before: AlertFigure;
  readonly after: AlertFigure;
  /** They add up to the change of the distance to the target, which goes on counting beyond it. */
  readonly causes: readonly AlertCause[];
  /** Corrections of the district that can bear on it. */
  readonly corrections: readonly ReasonCount[];
}

/** `GET /api/alerts` */
export interface AlertsAnswer {
  readonly before: VersionDay;
  readonly after: VersionDay;
  readonly ratings: ScorecardSettings['ratings'];
  /** Figures of those asked for that were held against a target, readings one by one. */
  readonly compared: number;
  /** The city first, then by district and in the order of the indicators. */
  readonly alerts: readonly Alert[];
  readonly improved: readonly Alert[];
  readonly provenance: Provenance;
}

/** Whether a figure is farther from its target, rather than nearer. */
export const isAlert = ({ change }: Pick<Alert, 'change'>): boolean =>
  change === 'fell' || change === 'worse' || change === 'no_data';

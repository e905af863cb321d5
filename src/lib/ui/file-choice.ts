/** One file that can be had: made on the spot, from an address, or, where scripts run, made instead of fetched. */
export interface FileChoice {
  /** Its format: "CSV". */
  readonly label: string;
  /** Name of the file. */
  readonly name: string;
  /** Works without a script. */
  readonly href?: string;
  /** Makes and saves the file; what it throws is shown. */
  readonly make?: () => Promise<void> | void;
  /** Why it cannot be had now; empty when it can. */
  readonly hindrance?: string;
}

/** The files of one thing. */
export interface FileGroup {
  readonly title: string;
  readonly choices: readonly FileChoice[];
}

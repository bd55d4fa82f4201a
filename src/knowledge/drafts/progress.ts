/** What the timeline says about a ticket, for the status update. */
export interface Progress {
  /** The day of the last contact. Absent if there was none. */
  since?: string;
  /** The ids of the steps that were done since then and still are, in the order in which they were done. */
  done: string[];
  /** The ids of the steps that can be done now, in the order of the plan. */
  open: string[];
  /** Those of them that belong to the present phase. The others belong to phases that a lead skipped. */
  openHere: string[];
  /** The next phase. After the last one, `closed`. */
  nextPhase: string;
  /** The codes of the active blockers, and of those that were cleared since the last contact. */
  blockers: string[];
  cleared: string[];
  /** Until which day the ticket is on hold. Absent if it isn't. */
  heldUntil?: string;
}

/** What becomes of Pia's reports of the two months before the anchor's. The other reports are left to chance. */

/** What a month's report is made to be: `clean` follows the plan, `messy` has deviations, `natural` is left to chance. */
export type ReportCase = {
  case:
    | 'waitsForBatch'
    | 'waitsForSingle'
    | 'waitsWithOpenObjection'
    | 'changedAfterFaststallande'
    | 'commentMissing'
    | 'singleWithComment'
    | 'objectionAccepted'
    | 'objectionRejected'
    | 'batch'
  /** Months from the anchor's month. */
  month: number
  /** Index in the staff of Farsta; all are of Pia's team. */
  staff: number
  character: 'clean' | 'messy'
}

/** Pia's reports of the two months before the anchor's. */
export const reportCases: readonly ReportCase[] = [
  { case: 'waitsForBatch', month: -1, staff: 11, character: 'clean' },
  { case: 'waitsForBatch', month: -1, staff: 12, character: 'clean' },
  { case: 'waitsForSingle', month: -1, staff: 1, character: 'messy' },
  { case: 'waitsWithOpenObjection', month: -1, staff: 2, character: 'clean' },
  { case: 'changedAfterFaststallande', month: -2, staff: 3, character: 'clean' },
  { case: 'commentMissing', month: -2, staff: 4, character: 'messy' },
  { case: 'singleWithComment', month: -2, staff: 5, character: 'messy' },
  { case: 'objectionAccepted', month: -2, staff: 6, character: 'clean' },
  { case: 'objectionRejected', month: -2, staff: 7, character: 'clean' },
  { case: 'batch', month: -2, staff: 8, character: 'clean' },
  { case: 'batch', month: -2, staff: 11, character: 'clean' },
]

/** The outcome of something done by hand at the desk or the check-in. */
export type ActionFailure = {
  ok: false
  code:
    | 'notFound'
    | 'alreadyStarted'
    | 'notStarted'
    | 'alreadyEnded'
    | 'cancelled'
    | 'vacant'
    | 'staffUnknown'
    | 'staffBusy'
    | 'spanInvalid'
    | 'commentMissing'
    | 'motivationMissing'
    | 'openObjection'
    | 'notCertified'
    | 'notFaststalld'
    | 'nothingToDo'
    | 'stateConflict'
}
export type ActionResult<T> = { ok: true; data: T } | ActionFailure

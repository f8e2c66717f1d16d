import type * as Contract from '../../../provider-api/contract'
import type { ActionFailure } from '../store/action-result'
import type { BatchResult, DeskShift } from '../store/types'

/** Swedish words for the codes of the contract and the store. */
export const kindWords: Record<Contract.TimeKind, string> = {
  active: 'aktiv tid',
  waiting: 'väntetid',
  standby: 'beredskap',
}

export const reportStateWords: Record<Contract.TimeReportSummary['state'], string> = {
  open: 'öppen',
  certified: 'intygad',
  faststalld: 'fastställd',
  reopened: 'öppnad igen',
}

export const classificationWords: Record<Contract.Classification['result'], string> = {
  accordingToPlan: 'enligt plan',
  deviation: 'avvikelse',
  unplanned: 'oplanerat',
  missing: 'tid saknas',
  vacant: 'vakant',
  cancelled: 'avbokat',
}

export const boundWords: Record<Contract.Classification['brokenBounds'][number], string> = {
  start: 'starten',
  end: 'slutet',
  total: 'sammanlagt',
  openObjection: 'öppen invändning',
}

export const methodWords: Record<Contract.Method, string> = {
  app: 'i appen',
  nfc: 'med NFC-bricka',
  lock: 'med dörrlåset',
  manualAfterwards: 'för hand i efterhand',
}

export const reasonWords: Record<Contract.ObjectionReason, string> = {
  didNotHappen: 'Det hände inte',
  wrongTime: 'Fel tid',
  wrongPerson: 'Fel person',
  activityMissing: 'En insats gjordes inte',
  doubleStaffing: 'Antalet assistenter stämmer inte',
  paidButNotReceived: 'Betalt men inte fått',
  other: 'Något annat',
}

export const objectionStateWords: Record<Contract.ObjectionState, string> = {
  received: 'mottagen',
  underReview: 'granskas',
  accepted: 'godtagen',
  partlyAccepted: 'delvis godtagen',
  rejected: 'inte godtagen',
  closed: 'avslutad',
  withdrawn: 'återtagen',
}

export const outcomeWords: Record<Contract.ObjectionAnswer['outcome'], string> = {
  accepted: 'Vi godtar invändningen',
  partlyAccepted: 'Vi godtar en del av invändningen',
  rejected: 'Vi godtar inte invändningen',
}

export const roleWords: Record<Contract.ActorRole, string> = {
  brukare: 'brukaren själv',
  vardnadshavare: 'vårdnadshavare',
  godMan: 'god man',
  forvaltare: 'förvaltare',
  framtidsfullmakt: 'framtidsfullmaktshavare',
  ombud: 'ombud',
  anhorig: 'anhörig',
}

export const targetWords: Record<Contract.ObjectionTarget['type'], string> = {
  shift: 'planerade pass',
  rows: 'rader i en tidrapport',
  report: 'en hel tidrapport',
  faststallande: 'ett fastställande',
  claim: 'ett räkningsunderlag',
}

export const leftWords: Record<BatchResult['left'][number]['reason'], string> = {
  notCertified: 'assistenten har inte intygat rapporten',
  deviation: 'rapporten har avvikelser och fastställs för sig',
  openObjection: 'det finns en öppen invändning',
  alreadyFaststalld: 'rapporten är redan fastställd',
}

const statusWords: Record<DeskShift['status'], string> = {
  planned: 'planerat',
  started: 'pågår',
  ended: 'avslutat',
  vacant: 'vakant',
  cancelled: 'avbokat',
}

/** Where a shift is, with who cancelled it. */
export const shiftStatus = ({ status, cancelledBy }: Pick<DeskShift, 'status' | 'cancelledBy'>): string => {
  if (status !== 'cancelled' || cancelledBy === null) return statusWords[status]
  return cancelledBy === 'provider' ? 'avbokat av oss' : 'avbokat av brukaren'
}

/** Why something could not be done, to the one who tried. */
export const failureWords: Record<ActionFailure['code'], string> = {
  notFound: 'Det finns inte längre. Gå tillbaka och ladda om sidan',
  alreadyStarted: 'Passet har redan börjat',
  notStarted: 'Passet har inte börjat',
  alreadyEnded: 'Passet är redan avslutat',
  cancelled: 'Passet är avbokat',
  vacant: 'Ingen är bokad på passet',
  staffUnknown: 'Välj en person i listan',
  staffBusy: 'Personen har ett annat pass då. Välj en annan',
  spanInvalid: 'Slutet måste vara efter starten, och passet högst ett dygn',
  commentMissing: 'Skriv en kommentar. Den behövs när tiden skiljer sig från planen eller ändras',
  motivationMissing: 'Skriv en motivering. Ett svar har alltid en motivering',
  openObjection: 'Det finns en öppen invändning. Svara på den först',
  notCertified: 'Assistenten har inte intygat rapporten',
  notFaststalld: 'Rapporten är inte fastställd',
  nothingToDo: 'Det finns inget att fastställa',
  stateConflict: 'Någon annan hann före. Ladda om sidan och se hur det är nu',
}

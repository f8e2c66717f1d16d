import type { ShiftData } from '~/domain/schedule/shift'
import { scene, shiftData } from '~/views/schedule/shift.fixture'
import { callView } from '~/views/urgent/call'
import type { Around, NowViewer } from './now'

/** For tests of the first page: Farsta's number, nothing that waits, no right to object, at 15 on 19 November 2026. */
export const nobody: Around = {
  waiting: { heading: 'Inget väntar på dig', unknown: null, yours: [], others: [], passed: [] },
  ...{
    answers: [],
    notices: [],
    horizons: [],
    hours: null,
    lastSeen: null,
    news: { items: [], since: null },
    hasCards: true,
    mayObject: () => false,
  },
  calls: [
    callView(
      { id: 'farsta', name: 'Farsta Assistans' },
      { phones: [{ purpose: 'jour', number: '08-123 456 00', hours: 'dygnet runt' }] },
      scene,
    ),
  ],
}

/** Pia, who gets the help, and has not been here before. */
export const own: NowViewer = { own: true, brukareId: 'b1', brukareName: 'Pia Lindgren' }

/** A shift of today. */
export const today = (from: string, to: string, more: Partial<ShiftData> = {}): ShiftData =>
  shiftData({ plannedStart: `2026-11-19T${from}:00+01:00`, plannedEnd: `2026-11-19T${to}:00+01:00`, ...more })

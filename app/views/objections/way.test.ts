import { describe, expect, it } from 'vitest'
import { objectionStates, isOpen } from '~/domain/objections/objection'
import { formatsFor } from '~/i18n/format'
import { textsFor } from '~/i18n/texts'
import { caseWay } from './way'

const scene = { t: textsFor('sv'), f: formatsFor('sv'), now: new Date('2026-11-19T14:00:00+01:00'), requestId: 'r' }
const way = (
  state: Parameters<typeof caseWay>[0]['state'],
  answerDueBy: string | null = '2026-11-26',
  isConfirmed = true,
) => caseWay({ state, answerDueBy }, isConfirmed, scene)?.map(({ name, state: is, note }) => [is, name, note])

describe('the way of a case', () => {
  it('is four steps, with what is done, where it is, and how long is left', () => {
    expect(way('underReview')).toEqual([
      ['done', 'Skickad', null],
      ['done', 'Mottagen', null],
      ['now', 'Utreds', null],
      ['ahead', 'Svar senast torsdag 26 november', '7 dagar kvar'],
    ])
    expect(way('received')?.map(([is]) => is)).toEqual(['done', 'now', 'ahead', 'ahead'])
    expect(way('received', '2026-11-19')?.at(-1)).toEqual(['ahead', 'Svar senast i dag', null])
    expect(way('underReview', '2026-11-13')?.at(-1)).toEqual([
      'late',
      'Svar senast fredag 13 november',
      '6 dagar för sent',
    ])
  })

  it('promises no day before the provider has it', () => {
    expect(way('queued', '2026-11-26', false)?.at(-1)).toEqual(['ahead', 'Svar', null])
    expect(way('received', '2026-11-26', false)?.map(([is]) => is)).toEqual(['now', 'ahead', 'ahead', 'ahead'])
    expect(way('needsAttention')).toEqual([
      ...[
        ['done', 'Skickad', null],
        ['late', 'Mottagen', 'Kunde inte tas emot'],
      ],
      ...[
        ['ahead', 'Utreds', null],
        ['ahead', 'Svar', null],
      ],
    ])
    expect(way('received', null)?.at(-1)).toEqual(['ahead', 'Svar', null])
  })

  it('is only of what is open: of what has an answer nobody has said that it was looked into', () => {
    for (const state of objectionStates) expect(way(state) === undefined, state).toBe(!isOpen(state))
  })
})

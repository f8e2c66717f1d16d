import { describe, expect, it } from 'vitest'
import { formatsFor } from '~/i18n/format'
import { languages } from '~/i18n/languages'
import { textsFor } from '~/i18n/texts'
import type { Reviewable } from '~/domain/reviews/review'
import { changeNote, reviewBox, type SaidReview } from './review'

const scene = { t: textsFor('sv'), f: formatsFor('sv'), now: new Date('2026-11-19T14:00:00Z'), requestId: 'r' }
const report = (more: Partial<Reviewable> = {}): Reviewable => ({
  ...{ id: 'r1', staffId: 's', state: 'faststalld', openObjections: 0, version: 1, minutes: 60 },
  ...more,
})
const greta = { personId: 'greta', role: 'godMan', brukare: { id: 'b1', name: 'Karl Öberg' } } as const
const said: SaidReview = {
  ...{ id: 'v1', providerId: 'p', timeReportId: 'r1', personId: 'greta', action: 'reviewed', seen: 'r1:1' },
  ...{ at: new Date('2026-11-19T12:00:00Z'), name: 'Greta Malm', onBehalfOf: 'godMan' },
  ...{ receivedAt: new Date('2026-11-19T12:00:01Z'), refusalCode: null },
}
type Known = Parameters<typeof reviewBox>[0]
const known: Known = {
  ...{ month: '2026-10', providerId: 'p', reportId: 'r1', acts: [], obstacle: null, mayReview: true },
  reports: [{ providerId: 'p', report: report() }],
  shown: 'x~p/r1:1/faststalld/60',
}

describe('the box of reviews', () => {
  it('has the button that says it, with the name of the one it is for', () => {
    const box = reviewBox(known, greta, scene)
    expect(box).toMatchObject({ said: [], obstacle: null, mayUndo: false })
    expect(box.form).toEqual({
      action: '/b/b1/granskning/2026-10',
      fields: [
        ['intent', 'say'],
        ['sett', 'x~p/r1:1/faststalld/60'],
        ['rapport', 'r1'],
        ['provider', 'p'],
      ],
      button: 'Granskad, inget att invända, för Karl Öberg',
    })
    expect(reviewBox(known, { ...greta, role: 'brukare' }, scene).form?.button).toBe('Granskad, inget att invända')
  })

  it('says who and when, and takes it back the same day', () => {
    const box = reviewBox({ ...known, acts: [said] }, greta, scene)
    expect(box.said).toEqual([
      {
        id: 'v1',
        text: 'Granskad, inget att invända. Av Greta Malm, god man, torsdag 19 november klockan 13.',
        note: null,
      },
    ])
    expect(box.form?.fields[0]).toEqual(['intent', 'undo'])
    const nextDay = { ...scene, now: new Date('2026-11-20T14:00:00Z') }
    expect(reviewBox({ ...known, acts: [said] }, greta, nextDay).form).toBeNull()
  })

  it('tells that the provider did not take that it was taken back, and offers it again', () => {
    const undone: SaidReview = {
      ...{ ...said, id: 'v2', action: 'undone', at: new Date('2026-11-19T12:30:00Z') },
      ...{ receivedAt: null, refusalCode: 'http-422' },
    }
    const box = reviewBox({ ...known, acts: [said, undone] }, greta, scene)
    expect(box.said).toMatchObject([
      { id: 'v1', note: 'Anordnaren kunde inte ta emot att granskningen togs tillbaka. Den gäller fortfarande.' },
    ])
    expect(box.form?.fields[0]).toEqual(['intent', 'undo'])
    // Waiting to be sent, or taken: it does not stand.
    expect(reviewBox({ ...known, acts: [said, { ...undone, refusalCode: null }] }, greta, scene).said).toEqual([])
  })

  it('can be said again when something has changed since', () => {
    const reports = (more: Partial<Reviewable>) => [{ providerId: 'p', report: report(more) }]
    const note = (more: Partial<Reviewable>) => {
      const box = reviewBox({ ...known, acts: [said], reports: reports(more) }, greta, scene)
      expect(box.form?.fields[0]).toEqual(['intent', 'say'])
      return box.said[0]?.note
    }
    expect(note({ version: 2 })).toBe('Arbetsledaren har godkänt tiden på nytt.')
    expect(note({ state: 'reopened' })).toBe('Tidrapporten är öppnad igen och inte godkänd på nytt än.')
  })

  it.each(languages)('names no assistant in %s: who writes a time report of home care is none', (language) => {
    const told = { ...scene, t: textsFor(language), f: formatsFor(language) }
    for (const what of ['reopened', 'open', 'certified', 'approved', 'approvedAgain', 'other'] as const)
      expect(changeNote({ what }, told)).not.toMatch(/assistent|assistant|avustaj/iu)
  })

  it('tells what waits and what was refused', () => {
    const note = (more: Partial<SaidReview>) =>
      reviewBox({ ...known, acts: [{ ...said, ...more }] }, greta, scene).said[0]?.note
    expect(note({ receivedAt: null })).toBe('Anordnaren har inte fått det än.')
    expect(note({ receivedAt: null, refusalCode: 'http-422' })).toBe(
      'Anordnaren kunde inte ta emot granskningen. Den räknas inte.',
    )
  })

  it('lets what the provider refused be said again, and tells of it until something in its place is taken', () => {
    const refused: SaidReview = { ...said, receivedAt: null, refusalCode: 'http-422' }
    const box = reviewBox({ ...known, acts: [refused] }, greta, scene)
    expect(box.form?.fields[0]).toEqual(['intent', 'say'])
    expect(box.mayUndo).toBe(false)
    const later: SaidReview = { ...said, id: 'v3', at: new Date('2026-11-19T12:30:00Z'), timeReportId: null }
    expect(reviewBox({ ...known, acts: [refused, later] }, greta, scene).said.map(({ id }) => id)).toEqual(['v3'])
    // It stands as it was before, and what was said last is told of too.
    const again = { ...refused, id: 'v2', at: later.at, seen: 'r1:2' }
    const reports = [{ providerId: 'p', report: report({ version: 2 }) }]
    expect(reviewBox({ ...known, reports, acts: [said, again] }, greta, scene).said).toMatchObject([
      { id: 'v1', note: 'Arbetsledaren har godkänt tiden på nytt.' },
      { id: 'v2', note: 'Anordnaren kunde inte ta emot granskningen. Den räknas inte.' },
    ])
  })

  it('has no button for one who may not review, nor for own shifts, and says why only to one who may', () => {
    expect(reviewBox({ ...known, mayReview: false, obstacle: 'notReady' }, greta, scene)).toMatchObject({
      form: null,
      obstacle: null,
    })
    const own = reviewBox({ ...known, obstacle: 'ownShifts' }, greta, scene)
    expect(own.form).toBeNull()
    expect(own.obstacle).toContain('Du är också assistent')
  })

  it('says which reports wait for an answer, where the others can be reviewed', () => {
    const open = { providerId: 'p', report: report({ id: 'r2', openObjections: 1 }) }
    const month: Known = { ...known, providerId: null, reportId: null, obstacle: 'objected' }
    const text = (more: Partial<Known>) => reviewBox({ ...month, ...more }, greta, scene).obstacle
    expect(text({ reports: [...known.reports, open], someFree: true })).toContain(
      'Övriga tidrapporter kan du granska en i taget.',
    )
    // Nor is it said that one cannot review where something waits to be reviewed.
    for (const obstacle of ['notReady', 'ownShifts'] as const)
      expect(text({ obstacle, someFree: true })).toMatch(/hela månaden.* en i taget\.$/)
    expect(text({ reports: [open] })).toBe('Det finns en öppen invändning. Vänta på svaret innan du granskar.')
  })

  it('of a report tells also of the whole month', () => {
    const month = { ...said, id: 'v2', timeReportId: null, personId: 'pia', name: 'Karl', seen: 'r1:1 r2:1' }
    const box = reviewBox({ ...known, acts: [month] }, greta, scene)
    expect(box.said[0]?.text).toMatch(/^Hela månaden är granskad/)
    expect(box.said[0]?.note).toBeNull()
    expect(box.form?.fields[0]).toEqual(['intent', 'say'])
  })

  it('says a month once, however many providers it has', () => {
    const at = (providerId: string, more: Partial<SaidReview> = {}): SaidReview => ({
      ...{ ...said, id: providerId, providerId, timeReportId: null, seen: 'r1:1/faststalld/60' },
      ...more,
    })
    const month = { ...known, providerId: null, reportId: null, acts: [at('p'), at('q', { receivedAt: null })] }
    const reports = ['p', 'q'].map((providerId) => ({ providerId, report: report() }))
    const box = reviewBox({ ...month, reports }, greta, scene)
    expect(box.said).toHaveLength(1)
    expect(box.said[0]?.note).toBe('Anordnaren har inte fått det än.')
    expect(box.form?.fields).toEqual([['intent', 'undo']])
  })

  it('makes the month reviewed when its reports are, one by one', () => {
    const month = { ...known, providerId: null, reportId: null }
    const reports = ['r1', 'r2'].map((id) => ({ providerId: 'p', report: report({ id }) }))
    const second = { ...said, id: 'v2', timeReportId: 'r2', seen: 'r2:1/faststalld/60' }
    const box = reviewBox({ ...month, reports, acts: [said, second] }, greta, scene)
    expect(box.said.map(({ text }) => text)).toEqual([
      'Du har granskat alla tidrapporter, en i taget. Månaden är granskad.',
    ])
    expect(box.form).toBeNull()
    expect(reviewBox({ ...month, reports, acts: [said] }, greta, scene).form?.fields[0]).toEqual(['intent', 'say'])
  })
})

import { describe, expect, it } from 'vitest'
import { actionsOfKind, scopeOfTry } from '~/domain/access-log/action'
import { openingScopes } from '~/domain/access/representation'
import { languages } from '~/i18n/languages'
import { textsFor } from '~/i18n/texts'

// What a right opens is what the one who gives it, and the one who gets it, is told. The log has a word for everything that
// can be seen and done; here is by which word of the right's own sentence each was told. A new page is a new line here.

const told: Record<string, RegExp> = {
  ...{ schedule: /vem som kommer och när/, shift: /vem som kommer och när/ },
  ...{ reports: /rapporterade/, report: /rapporterade/, row: /hur de registrerades och vad som gjordes/ },
  ...{ faststallande: /godkända/, faststallanden: /godkända/, evidence: /rapporterade och godkända/ },
  ...{ hours: /timmar/, decisions: /besluten/, continuity: /olika personer/, claim: /underlaget till räkningen/ },
  ...{ objection: /invändningar/, objections: /invändningar/, objectionDraft: /invändningar/ },
  ...{ objectionReceipt: /invändningar/, comment: /kommentarer/, commentDraft: /kommentarer/ },
  ...{ wish: /önskemål/, wishes: /önskemål/, wishDraft: /önskemål/, wishReceipt: /önskemål/ },
  ...{ wish: /önskemål/, wishes: /önskemål/, wishDraft: /skicka önskemål/, wishReceipt: /önskemål/ },
  ...{ review: /granska/, urgent: /ingen har kommit/ },
  ...{ access: /ge andra tillgång/, accessDraft: /ge andra tillgång/, fullmakt: /fullmakt/ },
  ...{ documents: /dokument/, document: /dokument/, plan: /genomförandeplanen/ },
  // Who may see the schedule has it in a calendar; who may give access says whose names may be there, and how much others are told.
  ...{ calendar: /vem som kommer och när|ge andra tillgång/, notices: /ge andra tillgång/ },
  ...{ accessLog: /vem som har sett uppgifterna/ },
}
/** One's own, which nobody else sees; and that somebody is there, which is said where it is said that nobody is. */
const ownOrSame = ['ownNotes', 'ownNote', 'shift']

describe('what a right opens', () => {
  const t = textsFor('sv')
  const opened = [...actionsOfKind('seen'), ...actionsOfKind('done')].flatMap((action) => {
    const scope = openingScopes.find((one) => one === scopeOfTry(action))
    const [about = ''] = action.split('.')
    return scope === undefined || (ownOrSame.includes(about) && action !== 'shift.read')
      ? []
      : [{ action, about, scope }]
  })

  it.each(opened)('is told: $action by $scope', ({ about, scope }) => {
    expect(told[about], `${about} has no word`).toBeDefined()
    expect(t(`access.can.${scope}`)).toMatch(told[about] ?? /^$/)
  })

  // What `withoutVisit` leaves out for one who may not see the visits, each with the word it is told by.
  const ofVisits = {
    activities: /vad som ska göras och vad som gjordes/,
    actualStart: /när besöken började/,
    actualEnd: /slutade/,
    method: /hur det registrerades/,
  }

  it.each(Object.entries(ofVisits))('is told by the visits and not by the schedule: %s', (_what, word) => {
    expect(t('access.can.visits:read')).toMatch(word)
    expect(t('access.can.schedule:read')).not.toMatch(word)
  })

  it('says of the schedule that it tells of one who has not come', () => {
    expect(t('access.can.schedule:read')).toMatch(/om någon inte har kommit/)
  })

  it.each(languages)('is told in as many sentences as matters, in %s', (language) => {
    for (const scope of openingScopes) {
      const sentences = textsFor(language)(`access.can.${scope}`).split(/(?<=\.) /)
      expect(sentences.length, scope).toBeGreaterThanOrEqual(scope === 'claim:read' ? 1 : 2)
    }
  })
})

import { useLoaderData } from '@remix-run/react'
import { WhatStep, type WhatView } from '~/components/objections/what-step'
import { aboutSummary, lineText, rowText, versionText } from '~/views/objections/about'
import type { DraftValues } from '~/views/objections/draft'
import type { Scene } from '~/views/frame/scene'
import { notFound, showPage } from '~/routes/frame/open-page.server'
import { openStep, readDraft, saveStep, sentStep } from './step.server'

export const loader = showPage('object', readDraft, async (opened, args) => {
  const { access, scene, saw } = opened
  const { values, seen, page } = await openStep(opened, args, 'vad')
  const sent = sentStep(opened.filledIn, values, 'vad', scene)
  const typed = sent === null ? values : { ...values, chosen: sent.fields.chosen }
  return saw({ page, what: whatView(typed, `/b/${access.brukare.id}`, scene), sent }, seen)
})

export const action = saveStep('vad')

function whatView({ offer, chosen, providerId }: DraftValues, base: string, scene: Scene): WhatView {
  const { t, f } = scene
  switch (offer.type) {
    case 'rows': {
      const hint = t('objections.step.rows.hint', { month: f.month(offer.month), staff: offer.staff })
      const choices = offer.rows.map((row) => ({ value: row.id, label: rowText(row, scene) }))
      return { kind: 'rows', hint, choices, chosen }
    }
    case 'faststallande': {
      const hint = t('objections.step.faststallande.hint', { month: f.month(offer.month), staff: offer.staff })
      const choices = offer.versions.map((version) => ({ value: version.id, label: versionText(version, scene) }))
      return { kind: 'faststallande', hint, choices, chosen }
    }
    case 'report': {
      const query = `typ=rows&provider=${providerId}&rapport=${offer.timeReportId}`
      const about = aboutSummary(offer, 'report', scene)
      return { kind: 'report', about, otherHref: `${base}/invandningar/ny?${query}` }
    }
    case 'claim': {
      const values = { month: f.month(offer.month), staff: offer.lines[0]?.staff ?? '' }
      const choices = offer.lines.map((line) => ({ value: line.id, label: lineText(line, scene) }))
      const about = aboutSummary(offer, 'claim', scene)
      const otherHref = `${base}/rakningsunderlag/${offer.month}`
      return choices.length === 0
        ? { kind: 'claim', about, otherHref }
        : { kind: 'claimLines', hint: t('objections.step.claimLines.hint', values), choices, chosen }
    }
    // A shift is what was pressed: its drafts do not have this step (stepsOf).
    case 'shift':
      throw notFound()
  }
}

export default function What() {
  const { page, what, sent } = useLoaderData<typeof loader>()
  return <WhatStep page={page} what={what} answer={sent} />
}

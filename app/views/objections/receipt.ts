import { z } from 'zod'
import { isOpen, objectionReasons } from '~/domain/objections/objection'
import { actorRoles } from '~/domain/access/representation'
import type { About } from './about'
import { dueView, type CaseData } from './case'
import { brukareSide, byText, saidView, type CaseNames, type SaidView } from './facts'
import type { Scene } from '~/views/frame/scene'

/** The copy of what was sent, as far as it is shown; provider-api/openapi.yaml, NewObjection. */
const sentSchema = z.object({
  reason: z.enum(objectionReasons),
  ownVersion: z.object({ start: z.string(), end: z.string() }).optional(),
  text: z.string(),
  lodgedAt: z.iso.datetime({ offset: true }),
  lodgedBy: z.string().optional(),
  onBehalfOf: z.enum(actorRoles),
})

/** A receipt, finished. */
export type ReceiptView = {
  reference: string
  providerName: string
  said: SaidView
  /** When, by whom and for whom. */
  lodged: string
  due: string | null
  /** What is to come of it, or has: a heading and sentences. */
  next: { heading: string; texts: string[] }
  caseHref: string
  /** It has been taken back, or was lodged in another way than here. */
  note: string | null
}

/** The receipt: what was sent, to the letter; of what was lodged elsewhere, what the provider has. */
export function receiptView(
  found: Omit<CaseData, 'events' | 'messages' | 'answers'> & { sent: string | null },
  about: About | null,
  names: CaseNames,
  scene: Scene,
): ReceiptView {
  const { t, f } = scene
  const sent = found.sent === null ? null : sentSchema.parse(JSON.parse(found.sent))
  const said = sent ? { ...sent, target: found.target, ownVersion: sent.ownVersion ?? null } : found
  const lodgedAt = sent ? new Date(sent.lodgedAt) : found.lodgedAt
  return {
    reference: found.reference,
    providerName: names.providerName,
    said: saidView(said, about, scene),
    lodged: [f.dateTime(lodgedAt), byText(found.lodgedBy ?? brukareSide, found.onBehalfOf, names, scene)].join('. '),
    due: dueView(found, scene).due,
    next: nextView(found.state, names.providerName, scene),
    caseHref: `/b/${found.brukareId}/invandningar/${found.id}`,
    note: sent === null ? t('objections.receipt.elsewhere', { provider: names.providerName }) : null,
  }
}

/** Of what has been answered or taken back, nothing is said to be on its way. */
function nextView(state: CaseData['state'], provider: string, { t }: Scene): ReceiptView['next'] {
  if (isOpen(state)) {
    return {
      heading: t('objections.receipt.next'),
      texts: [t('objections.receipt.noted', { provider }), t('objections.receipt.follow')],
    }
  }
  const what = state === 'withdrawn' ? 'takenBack' : 'answered'
  return { heading: t('objections.receipt.past'), texts: [t(`objections.receipt.${what}`)] }
}

import type { Scene } from '~/views/frame/scene'
import type { CallView } from './call'
import { toldLines, type ToldNobody } from './told'

/** The receipt of "nobody has come": whether the provider has it, its number, and whom to ring. */
export type UrgentReceiptView = {
  heading: string
  isThere: boolean
  reference: string
  lines: string[]
  call: CallView
  caseHref: string
  nowHref: string
}

/** Makes the receipt. While the provider has not confirmed it, it says so and to ring. */
export function urgentReceipt(
  told: ToldNobody,
  {
    reference,
    call,
    brukareId,
    providerName,
  }: { reference: string; call: CallView; brukareId: string; providerName: string },
  scene: Scene,
): UrgentReceiptView {
  const isThere = told.receivedAt !== null && told.state !== 'needsAttention'
  const base = `/b/${brukareId}`
  return {
    heading: scene.t(isThere ? 'urgent.receipt.there' : 'urgent.receipt.notThere', { provider: providerName }),
    isThere,
    reference: scene.t('objections.reference', { reference }),
    lines: toldLines({ nobody: told, here: null }, providerName, scene),
    call,
    caseHref: `${base}/invandningar/${told.objectionId}`,
    nowHref: base,
  }
}

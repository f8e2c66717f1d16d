import { newId, sealerFor, type Store } from '~/database/store.server'
import type { AccessibilityReportRepository } from '~/database/types'

/** What people report about accessibility. The text can be about anyone, so it is sealed. */
export function createAccessibilityReports(store: Store): AccessibilityReportRepository {
  return {
    async create({ text, contact, language }) {
      const id = newId()
      const sealer = sealerFor(store.vault, 'AccessibilityReport', id)
      const sealed = {
        sealedText: sealer.seal('sealedText', text),
        sealedContact: sealer.sealMaybe('sealedContact', contact),
      }
      await store.prisma.accessibilityReport.create({ data: { id, createdAt: store.clock(), language, ...sealed } })
      return { id }
    },
  }
}

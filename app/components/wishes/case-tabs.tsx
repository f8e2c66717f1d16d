import type { PageAccess } from '~/components/frame/acting-for'
import { PageStyle } from '~/components/frame/page-style'
import { SubNav } from '~/components/time/month-switch'
import { useTexts } from '~/i18n/context'

/** Between what is not right and what is wished, for one who may both; nothing for others. */
export function CaseTabs({ access, current }: { access: PageAccess; current: 'objections' | 'wishes' }) {
  const t = useTexts()
  if (!access.scopes.includes('object') || !access.scopes.includes('wish')) return null
  const base = `/b/${access.brukare.id}`
  const [objections, wishes] = [t('objections.title'), t('wishes.title')]
  const pages = [
    { href: `${base}/invandningar`, text: objections, label: objections, current: current === 'objections' },
    { href: `${base}/onskemal`, text: wishes, label: wishes, current: current === 'wishes' },
  ]
  return (
    <>
      <PageStyle part="month" />
      <SubNav pages={pages} label={t('wishes.list.tabs')} />
    </>
  )
}

import { Icon, type IconName } from '~/components/frame/icon'
import { PageStyle } from '~/components/frame/page-style'
import { useTexts } from '~/i18n/context'
import type { OpeningScope } from '~/domain/access/representation'

const icons: Readonly<Record<OpeningScope, IconName>> = {
  'schedule:read': 'Calendar',
  'visits:read': 'Tasklist',
  'reports:read': 'FileText',
  'hours:read': 'BarChart',
  'claim:read': 'Receipt',
  'notes:read': 'InformationSquareFill',
  object: 'ChatExclamationmark',
  wish: 'ChatCheckmark',
  'access:manage': 'KeyHorizontal',
}

/** What somebody may see and do, each right in a few words beside its icon; nothing where there is none. */
export function ScopeChips({ chips }: { chips: readonly { scope: OpeningScope; text: string }[] }) {
  const t = useTexts()
  if (chips.length === 0) return null
  return (
    <ul role="list" className="chips" aria-label={t('access.one.scopes')}>
      <PageStyle part="access" />
      {chips.map(({ scope, text }) => (
        <li key={scope}>
          <Icon name={icons[scope]} />
          <span>{text}</span>
        </li>
      ))}
    </ul>
  )
}

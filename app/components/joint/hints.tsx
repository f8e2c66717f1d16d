import type { PageAccess } from '~/components/frame/acting-for'
import { Alert } from '~/components/frame/alert'
import type { Scope } from '~/domain/access/representation'
import { useFormats, useTexts } from '~/i18n/context'

/** Those who must agree before the viewer's act is done, as a list of names; null when the viewer acts alone. */
export function useThoseAsked({ jointScopes = [], jointWith = [] }: PageAccess, scope: Scope): string | null {
  const t = useTexts()
  const f = useFormats()
  if (!jointScopes.includes(scope)) return null
  return jointWith.length === 0 ? t('joint.someone') : f.list(jointWith)
}

/** The way to what waits for several's yes. */
export function JointLink({ href }: { href: string | null }) {
  const t = useTexts()
  if (href === null) return null
  return (
    <p>
      <a className="action-link" href={href}>
        {t('joint.list.see')}
      </a>
    </p>
  )
}

/** Says, before it is sent, that it waits for the others. */
export function BeforeAsking({ names }: { names: string | null }) {
  const t = useTexts()
  if (names === null) return null
  return (
    <Alert tone="info" title={t('joint.before.title')}>
      {t('joint.before.text', { names })}
    </Alert>
  )
}

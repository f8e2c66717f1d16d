import { Alert } from '~/components/frame/alert'
import { ButtonLink } from '~/components/frame/button-link'
import { PersonHead } from '~/components/frame/person-head'
import { NewTag } from '~/components/news/new-tag'
import type { Newness } from '~/domain/news/news'
import { useTexts } from '~/i18n/context'
import type { AccessItem } from '~/views/access/list'
import { ScopeChips } from './chips'

/** One who can see or do something, or could: who, what, until when, when it was used; and less of it, or none. */
export function AccessPerson({ item, newness }: { item: AccessItem; newness: Newness | null }) {
  const t = useTexts()
  const { name } = item
  return (
    <>
      <PersonHead name={name} title={name} href={item.href} text={item.role}>
        <NewTag newness={newness} />
      </PersonHead>
      {item.note !== null && <Alert tone="info">{item.note}</Alert>}
      {item.joint !== null && <p>{item.joint}</p>}
      {item.conflict !== null && <Alert tone="warning">{item.conflict}</Alert>}
      <ScopeChips chips={item.chips} />
      <p>{item.ended ?? item.period}</p>
      {item.ground.map((text) => (
        <p key={text}>{text}</p>
      ))}
      <p>{item.lastUse}</p>
      <p className="cluster">
        {item.change !== null && (
          <ButtonLink href={item.change} secondary>
            <span className="ds-sr-only">{t('access.list.changeOf', { name })}</span>
            <span aria-hidden="true">{t('access.list.change')}</span>
          </ButtonLink>
        )}
        {item.remove !== null && (
          <ButtonLink href={item.remove} secondary>
            <span className="ds-sr-only">{t('access.list.removeOf', { name })}</span>
            <span aria-hidden="true">{t('access.list.remove')}</span>
          </ButtonLink>
        )}
        {item.done !== null && (
          <a className="action-link" href={item.done}>
            {t('access.use.see', { name })}
          </a>
        )}
      </p>
    </>
  )
}

import type { PageAccess } from '~/components/frame/acting-for'
import { Alert } from '~/components/frame/alert'
import { ButtonLink } from '~/components/frame/button-link'
import { Facts } from '~/components/frame/facts'
import { OwnWords } from '~/components/frame/own-words'
import { Page } from '~/components/frame/page'
import { useTexts } from '~/i18n/context'
import type { AccessDetail } from '~/views/access/detail'

/** `giveAgain`: where access that has run out is given anew; null when it is not. */
type Props = { access: PageAccess; view: AccessDetail; giveAgain: string | null }

/** One who can see or do something: why, what, until when, what has been done with it, and who can end it. */
export function AccessOne({ access, view, giveAgain }: Props) {
  const t = useTexts()
  const { name, state } = view
  const scopes = (
    <ul>
      {view.scopes.map((scope) => (
        <li key={scope}>{scope}</li>
      ))}
    </ul>
  )
  return (
    <Page
      title={t('access.one.title', { name })}
      heading={t(`access.one.heading.${state}`, { name })}
      lead={view.ended ?? view.note ?? (state === 'invited' ? t('access.one.invited') : undefined)}
      access={access}
      trail={[{ href: `/b/${access.brukare.id}/behoriga`, text: t('access.title') }]}
    >
      {view.conflict !== null && <Alert tone="warning">{view.conflict}</Alert>}
      <Facts
        facts={[
          { name: t('access.one.state'), value: view.stateText },
          { name: t('access.one.role'), value: view.role },
          { name: t('access.one.basis'), value: view.basis },
          { name: t('access.one.verified'), value: view.verified },
          { name: t('access.one.joint'), value: view.joint },
          {
            name: t(view.isOver ? 'access.one.scopesWere' : 'access.one.scopes'),
            value: view.scopes.length > 0 ? scopes : null,
          },
          { name: t('access.one.period'), value: view.period },
          { name: t('access.one.lastUse'), value: view.lastUse },
          { name: t('access.one.use'), value: view.use },
          {
            name: t('access.one.message'),
            value: view.message === null ? null : <OwnWords text={view.message} from="person" />,
          },
        ]}
      />
      {view.done !== null && (
        <p>
          <a className="action-link" href={view.done}>
            {t('access.use.see', { name })}
          </a>
        </p>
      )}
      {view.whoCanEnd !== null && (
        <section aria-labelledby="avsluta">
          <h2 id="avsluta">{t('access.one.end')}</h2>
          <p>{view.whoCanEnd}</p>
          {(view.mayLimit || view.mayWithdraw) && (
            <p className="cluster">
              {giveAgain !== null && <ButtonLink href={giveAgain}>{t('access.one.giveAgain')}</ButtonLink>}
              {view.mayLimit && (
                <ButtonLink href={`${view.href}/andra`} secondary>
                  {t('access.one.limit')}
                </ButtonLink>
              )}
              {view.mayWithdraw && (
                <ButtonLink href={`${view.href}/ta-bort`} secondary>
                  {t('access.one.withdraw')}
                </ButtonLink>
              )}
            </p>
          )}
        </section>
      )}
    </Page>
  )
}

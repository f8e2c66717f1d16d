import type { PageAccess } from '~/components/frame/acting-for'
import { ButtonLink } from '~/components/frame/button-link'
import { Icon } from '~/components/frame/icon'
import { Notices } from '~/components/frame/notices'
import { Page } from '~/components/frame/page'
import { PageStyle } from '~/components/frame/page-style'
import { useTexts } from '~/i18n/context'
import type { NowView } from '~/views/now/now'
import { NowAnswer, NowPieces } from './page'

type Props = { access: PageAccess; view: NowView; now: Date }

/** The first page where it is easy to read: the answer, large; today in three rows; and the way to the rest. */
export function SimpleNow({ access, view, now }: Props) {
  const t = useTexts()
  return (
    <Page title={view.answer.heading} heading={null} access={access}>
      <div className="column now-simple">
        <PageStyle part="now" />
        <NowAnswer access={access} view={view} now={now} />
        {view.known !== 'notYours' && (
          <section className="ds-card" aria-labelledby="i-dag">
            <h2 id="i-dag">{t('now.simple.today')}</h2>
            {view.simple.length === 0 ? <p>{view.simpleNone}</p> : <Rows view={view} />}
          </section>
        )}
        <p>
          <ButtonLink href={`/b/${access.brukare.id}/nu`} secondary>
            {t('now.more.link')}
          </ButtonLink>
        </p>
      </div>
    </Page>
  )
}

function Rows({ view: { simple } }: Pick<Props, 'view'>) {
  const t = useTexts()
  return (
    <ol role="list" className="simple-rows">
      {simple.map(({ key, name, time, isDay }) => (
        <li key={key}>
          <Icon name={isDay ? 'SunFill' : 'MoonFill'} />
          <p>
            <strong>{name ?? t('schedule.table.nobody')}</strong> {time}
          </p>
        </li>
      ))}
    </ol>
  )
}

/** What that page leaves out, on a page of its own. */
export function MoreNow({ access, view, now }: Props) {
  const t = useTexts()
  const base = `/b/${access.brukare.id}`
  return (
    <Page
      title={t('now.more.title')}
      lead={t('now.more.lead')}
      access={access}
      trail={[{ href: base, text: t('urgent.receipt.now') }]}
    >
      <Notices notices={view.notices} now={now} />
      <NowPieces access={access} view={view} now={now} />
    </Page>
  )
}

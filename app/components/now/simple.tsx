import type { PageAccess } from '~/components/frame/acting-for'
import { ButtonLink } from '~/components/frame/button-link'
import { Icon } from '~/components/frame/icon'
import { Notices } from '~/components/frame/notices'
import { OwnAlerts, type Alerts } from '~/components/notices/own-alerts'
import { Page } from '~/components/frame/page'
import { PageStyle } from '~/components/frame/page-style'
import { Follows } from '~/components/live/follows'
import { SheetWay } from '~/components/schedule/sheet-way'
import { useTexts } from '~/i18n/context'
import type { NowView } from '~/views/now/now'
import { NowAnswer, NowPieces } from './page'

type Props = { access: PageAccess; view: NowView; now: Date; alerts: Alerts }

/** The first page where it is easy to read: the answer, large; today in three rows; and the way to the rest. */
export function SimpleNow({ access, view, now, alerts }: Props) {
  const t = useTexts()
  return (
    <Page title={view.answer.heading} heading={null} access={access}>
      <div className="column now-simple">
        <PageStyle part="now" />
        <PageStyle part="simple" />
        <NowAnswer view={view} now={now} />
        <OwnAlerts {...alerts} />
        {view.known !== 'notYours' && (
          <section className="ds-card" aria-labelledby="i-dag">
            <h2 id="i-dag">{t('now.simple.today')}</h2>
            {view.simple.length === 0 ? <p>{view.simpleNone}</p> : <Rows view={view} />}
            <SheetWay link={view.sheet} />
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
      {simple.map(({ key, name, time, isDay, isCancelled }) => (
        <li key={key}>
          <Icon name={isDay ? 'SunFill' : 'MoonFill'} />
          <p>
            <strong>{isCancelled === true ? t('now.simple.cancelled') : (name ?? t('schedule.table.nobody'))}</strong>{' '}
            {time}
          </p>
        </li>
      ))}
    </ol>
  )
}

/** What that page leaves out, on a page of its own. */
export function MoreNow({ access, view, now }: Omit<Props, 'alerts'>) {
  const t = useTexts()
  const base = `/b/${access.brukare.id}`
  return (
    <Page
      title={t('now.more.title')}
      lead={t('now.more.lead')}
      access={access}
      trail={[{ href: base, text: t('urgent.receipt.now') }]}
    >
      <Follows byClock />
      <Notices notices={view.notices} now={now} />
      <NowPieces access={access} view={view} now={now} alerts={null} />
    </Page>
  )
}

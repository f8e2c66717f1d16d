import { Invitations, type InvitationView } from '~/components/choose/invitations'
import { NotAll } from '~/components/choose/not-all'
import { Hidden, SubmitButton } from '~/components/forms/submit-button'
import { useCarried } from '~/components/forms/post-form'
import { TextField } from '~/components/forms/text-field'
import { ButtonLink } from '~/components/frame/button-link'
import { FilterLinks } from '~/components/tables/filter-links'
import { Follows } from '~/components/live/follows'
import { Notices } from '~/components/frame/notices'
import { Page } from '~/components/frame/page'
import { PageStyle } from '~/components/frame/page-style'
import { Pager } from '~/components/frame/pager'
import { OwnAlerts, type Alerts } from '~/components/notices/own-alerts'
import { Since } from '~/components/news/since'
import { AnswerCard } from '~/components/now/answer-card'
import { useFormats, useTexts } from '~/i18n/context'
import type { ProviderNotice } from '~/views/frame/notice'
import type { SinceView } from '~/views/news/since'
import type { UrgentCardView } from '~/views/urgent/card'
import type { CaseTableView } from '~/views/work-list/table'
import type { WorkListView } from '~/views/work-list/work-list'
import { CaseTable } from './case-table'

type Props = {
  view: {
    list: WorkListView
    table: CaseTableView
    card: UrgentCardView | null
    since: SinceView | null
    notices: ProviderNotice[]
  }
  /** What was typed in the search when the language was changed; null: nothing. */
  typed: string | null
  /** Everyone the viewer acts for, and who may be missing. */
  all: { count: number; invitations: InvitationView[]; unconfirmed: boolean; refused: string[] }
  /** An address of the viewer's own cannot be reached. */
  alerts: Alerts
  now: Date
}

/** Everyone, one row a person: somebody who is late now first, then what waits, the most urgent first. */
export function WorkList({ view, typed, all, alerts, now }: Props) {
  const t = useTexts()
  const f = useFormats()
  const { list, table, card } = view
  const chosen = [
    ...table.filters.slice(1).flatMap(({ text, current }) => (current ? [text] : [])),
    ...(table.name === '' ? [] : [table.name]),
    ...(table.pager === null ? [] : [table.pager.where]),
  ]
  const first = list.first && (
    <p className="no-print">
      <ButtonLink href={list.first.href} secondary={card !== null}>
        {list.first.text}
      </ButtonLink>
    </p>
  )
  return (
    <Page title={card?.heading ?? list.heading} about={f.list(chosen)} heading={card === null ? list.heading : null}>
      {card !== null && <AnswerCard card={card} level={1} />}
      <OwnAlerts {...alerts} />
      <Follows byClock />
      <NotAll unconfirmed={all.unconfirmed} refused={all.refused} />
      <Notices notices={view.notices} now={now} />
      <Invitations invitations={all.invitations} />
      {card !== null && <h2>{list.heading}</h2>}
      <Since view={view.since} />
      {first}
      {all.count > 1 && (
        <div className="case-tools">
          <PageStyle part="cases" />
          <FilterLinks label={t('work-list.filter.label')} choices={table.filters} />
          <Find table={table} typed={typed} />
        </div>
      )}
      {table.found !== null && <p>{table.found}</p>}
      {table.rows.length > 0 && <CaseTable view={table} />}
      {table.rows.some(({ hours }) => hours.share !== null) && <p className="hint">{t('work-list.table.note')}</p>}
      {table.pager !== null && (
        <>
          <p>{table.pager.where}</p>
          <Pager label={t('work-list.pager')} previous={table.pager.previous} next={table.pager.next} />
        </>
      )}
      <Passed list={list} table={table} />
    </Page>
  )
}

function Find({ table, typed }: { table: CaseTableView; typed: string | null }) {
  const t = useTexts()
  const id = useCarried()
  return (
    <form id={id} method="get" className="case-find no-print" action="/att-gora" role="search">
      {table.show !== 'alla' && <Hidden name="visa" value={table.show} />}
      <TextField
        name="namn"
        type="search"
        label={t('work-list.find.label')}
        value={typed ?? table.name}
        autoComplete="off"
        maxLength={100}
      />
      <SubmitButton secondary>{t('work-list.find.button')}</SubmitButton>
    </form>
  )
}

/** Months of those on the page whose last day has passed: nothing that waits, and still there to be reviewed. */
function Passed({ list, table }: { list: WorkListView; table: CaseTableView }) {
  const t = useTexts()
  const items = list.passed.items.filter(({ brukareId }) => table.rows.some(({ id }) => id === brukareId))
  if (items.length === 0) return null
  return (
    <details className="case-older">
      <summary>{t('work-list.passedHeading')}</summary>
      <p>{t('work-list.passedFrom', { month: list.passed.from })}</p>
      <ul className="links">
        {items.map(({ key, href, text, name }) => (
          <li key={`${href} ${key}`}>
            <a className="action-link" href={href}>
              {t('work-list.passedOf', { name, text })}
            </a>
          </li>
        ))}
      </ul>
    </details>
  )
}

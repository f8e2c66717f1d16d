import { useLocation } from '@remix-run/react'
import { useTexts } from '~/i18n/context'
import { PrintButton } from '~/components/frame/print-button'

/** A further table of the page: what its address asks for, and the words of its link. */
type MoreTable = { table: string; text: string }

/** The page to keep: its table as a file, whose address is the page's own with `.csv`, and on paper. */
export function TakeAway({ more = [] }: { more?: readonly MoreTable[] }) {
  const t = useTexts()
  const { pathname, search } = useLocation()
  const file = `${pathname.replace(/\/$/, '')}.csv`
  return (
    <div className="no-print stack">
      <p>
        <a className="action-link" href={file + search}>
          {t('tables.link')}
        </a>
      </p>
      {more.map(({ table, text }) => (
        <p key={table}>
          <a className="action-link" href={`${file}?tabell=${table}`}>
            {text}
          </a>
        </p>
      ))}
      <p>{t('tables.explain')}</p>
      <PrintButton />
    </div>
  )
}

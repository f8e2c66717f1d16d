import { useLocation } from '@remix-run/react'
import { useTexts } from '~/i18n/context'
import { PrintButton } from '~/components/frame/print-button'

/** A further table of the page: what its address asks for, and the words of its link. */
type MoreTable = { table: string; text: string }

/** The page to keep, to open: its table as a file, whose address is the page's own with `.csv`, and on paper. */
export function TakeAway({ more = [] }: { more?: readonly MoreTable[] }) {
  const t = useTexts()
  const { pathname, search } = useLocation()
  const file = `${pathname.replace(/\/$/, '')}.csv`
  return (
    <details className="ds-details no-print">
      <summary>{t('tables.save')}</summary>
      <div>
        <p>
          <a className="action-link" href={file + search}>
            {t('tables.link')}
          </a>
        </p>
        <More file={file} more={more} />
        <p>{t('tables.explain')}</p>
        <PrintButton />
      </div>
    </details>
  )
}

/** The further tables, each a link to its file. */
function More({ file, more }: { file: string; more: readonly MoreTable[] }) {
  if (more.length === 0) return null
  return (
    <ul className="links take-more">
      {more.map(({ table, text }) => (
        <li key={table}>
          <a href={`${file}?tabell=${table}`}>{text}</a>
        </li>
      ))}
    </ul>
  )
}

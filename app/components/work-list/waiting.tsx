import { Alert } from '~/components/frame/alert'
import { useTexts } from '~/i18n/context'
import type { WaitingItem, WaitingView } from '~/views/work-list/waiting'

/** What waits about one brukare: how much the viewer can do something about, then what waits for others. Nothing when nothing does. */
export function Waiting({ view }: { view: WaitingView }) {
  const t = useTexts()
  const { heading, unknown, yours, others, passed } = view
  return (
    <>
      {yours.length > 0 && (
        <div className="no-print">
          <Alert tone="info" title={heading}>
            <WaitingLinks items={yours} />
          </Alert>
        </div>
      )}
      {unknown !== null && <p>{unknown}</p>}
      {others.length > 0 && (
        <section className="no-print" aria-labelledby="andra">
          <h2 id="andra">{t('work-list.others')}</h2>
          <WaitingLinks items={others} />
        </section>
      )}
      {passed.length > 0 && (
        <section className="no-print" aria-labelledby="aldre">
          <h2 id="aldre">{t('work-list.passedHeading')}</h2>
          <WaitingLinks items={passed} />
        </section>
      )}
    </>
  )
}

/** The lines, each a link to where something can be done. `name`: whose it is, where the list is of many. */
export function WaitingLinks({ items, name }: { items: readonly (WaitingItem & { name?: string })[]; name?: string }) {
  return (
    <ul className="links">
      {items.map(({ key, href, text, name: own = name }) => (
        <li key={`${own ?? ''} ${key}`}>
          <a className="action-link" href={href}>
            {text}
            {own !== undefined && <span className="ds-sr-only">. {own}</span>}
          </a>
        </li>
      ))}
    </ul>
  )
}

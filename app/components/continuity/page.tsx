import { PageStyle } from '~/components/frame/page-style'
import { picture } from '~/components/frame/picture'
import { DataTable } from '~/components/tables/data-table'
import { useLess } from '~/components/frame/rest'
import { useTexts } from '~/i18n/context'
import { onTimeText, type ContinuityView, type DotsView } from '~/views/continuity/continuity'

/** Persons in 14 days, six times back; who is new; and how it is counted, in open sight. */
export function Continuity({ view }: { view: ContinuityView }) {
  const t = useTexts()
  const isLess = useLess()
  return (
    <>
      {view.national !== null && <p className="lead">{view.national}</p>}
      {view.change !== null && <p>{view.change}</p>}
      {view.unknown !== null && <p>{view.unknown}</p>}
      <div className="with-dots">
        {view.dots !== null && view.dots.dots > 0 && <Dots {...view.dots} />}
        <DataTable
          caption={t('continuity.caption')}
          columns={[
            { name: t('continuity.column.when') },
            { name: t('continuity.column.daytimePersons'), number: true },
            { name: t('continuity.column.allPersons'), number: true },
            { name: t('continuity.column.onTime'), number: true },
            { name: t('continuity.column.unreported'), number: true },
          ]}
          rows={view.rows.map(({ id, name, period }) => ({
            id,
            cells:
              period === null
                ? [name, ...Array.from({ length: 4 }, () => t('continuity.notKnown'))]
                : [name, period.daytimePersons, period.allPersons, onTimeText(period, { t }), period.unreported],
          }))}
        />
      </div>
      <section aria-labelledby="nya">
        <h2 id="nya">{t('continuity.newcomer.heading')}</h2>
        <p>
          {view.newcomers.unread
            ? t('continuity.newcomer.unknown')
            : view.newcomers.count === 0
              ? t('continuity.newcomer.none')
              : t('continuity.newcomer.count', { count: view.newcomers.count })}
        </p>
        {view.newcomers.texts !== null && view.newcomers.texts.length > 0 && (
          <ul>
            {view.newcomers.texts.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        )}
      </section>
      <details className="ds-details" open={!isLess}>
        <summary>{t('continuity.how.heading')}</summary>
        <div>
          <ul>
            {view.how.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </div>
      </details>
    </>
  )
}

const size = 28
const middle = size / 2

/** A dot a person, those who are new with a ring around: what the heading and the sentence of new persons say. */
function Dots({ dots, rings }: DotsView) {
  const t = useTexts()
  return (
    <div className="dots" {...picture}>
      <PageStyle part="continuity" />
      <p>
        {Array.from({ length: dots }, (_, nth) => (
          <svg key={nth} width={size} height={size} data-new={nth >= dots - rings ? '' : undefined}>
            <circle cx={middle} cy={middle} r="8" />
            {nth >= dots - rings && <circle className="ring" cx={middle} cy={middle} r="12" />}
          </svg>
        ))}
      </p>
      <p className="hint">
        {t('continuity.dots.person')}
        {rings > 0 && ` ${t('continuity.dots.new')}`}
      </p>
    </div>
  )
}

import type { PageAccess } from '~/components/frame/acting-for'
import { Avatar } from '~/components/frame/avatar'
import { Icon, type IconName } from '~/components/frame/icon'
import { Notices } from '~/components/frame/notices'
import { Outside } from '~/components/frame/outside'
import { Page } from '~/components/frame/page'
import { PageStyle } from '~/components/frame/page-style'
import { picture } from '~/components/frame/picture'
import { PrintButton } from '~/components/frame/print-button'
import { MonthSwitch } from '~/components/time/month-switch'
import { useTexts } from '~/i18n/context'
import type { ProviderNotice } from '~/views/frame/notice'
import type { SheetDay, SheetView } from '~/views/schedule/sheet'
import type { DayPart, EntryLook, SheetEntry } from '~/views/schedule/sheet-entries'
import type { SheetFit } from '~/views/schedule/sheet-fit'
import type { MonthSwitchView } from '~/views/time/month-switch'

type Props = {
  access: PageAccess
  sheet: SheetView
  /** How it is set on paper; null: the week does not fit on one sheet. */
  fit: SheetFit | null
  notices: readonly ProviderNotice[]
  time: MonthSwitchView
  links: { week: string; pdf: string }
  now: Date
}

/** The week as one sheet of paper: what is printed is the sheet alone. Above it, which week, and the ways to have it on paper. */
export function SheetPage({ access, sheet, fit, notices, time, links, now }: Props) {
  const t = useTexts()
  return (
    <Page
      title={sheet.title}
      heading={null}
      access={access}
      trail={[{ href: links.week, text: t('schedule.sheet.toWeek') }]}
      isSheet
    >
      <PageStyle part="sheet" />
      <div className="no-print">
        <MonthSwitch {...time} />
      </div>
      {fit === null ? (
        <p className="no-print">{t('schedule.sheet.tooMany')}</p>
      ) : (
        <div className="sheet-ways no-print">
          <a className="action-link" href={links.pdf}>
            {t('evidence.pdf.link')}
          </a>
          <PrintButton />
        </div>
      )}
      <article className="sheet" data-size={fit?.size} data-across={fit?.across}>
        <h1 className="ds-heading" data-size="lg">
          {sheet.title}
        </h1>
        {sheet.lines.map((line) => (
          <p key={line} className="sheet-line">
            {line}
          </p>
        ))}
        <Notices notices={notices} now={now} />
        <div className="sheet-days">
          {sheet.days.map((day) => (
            <Day key={day.date} day={day} />
          ))}
        </div>
        <ul className="sheet-calls" role="list">
          {sheet.calls.map(({ text, note }) => (
            <li key={text}>
              <Icon name="PhoneFill" />
              <p>
                <strong>{text}</strong> {note !== null && <Outside text={note} from="provider" />}
              </p>
            </li>
          ))}
        </ul>
      </article>
    </Page>
  )
}

function Day({ day: { date, weekday, day, entries, words } }: { day: SheetDay }) {
  return (
    <section className="sheet-day" aria-labelledby={`dag-${date}`}>
      <h2 id={`dag-${date}`}>
        <span className="sheet-weekday">{weekday}</span> <span className="sheet-date">{day}</span>
      </h2>
      <div>
        {entries.length > 0 && (
          <ul role="list">
            {entries.map((entry) => (
              <Entry key={entry.key} entry={entry} />
            ))}
          </ul>
        )}
        {words !== null && <p className="sheet-words">{words}</p>}
      </div>
    </section>
  )
}

const signs = {
  day: 'SunFill',
  evening: 'MoonFill',
  night: 'MoonFill',
  round: 'SunFill',
} as const satisfies Record<DayPart, IconName>
const looks = {
  nobody: 'ExclamationmarkTriangleFill',
  cancelled: 'XMarkOctagonFill',
  someone: 'PersonCheckmark',
} as const satisfies Record<Exclude<EntryLook, 'person'>, IconName>

/** For the eye in as few words as can be, for the ear as a sentence. */
function Entry({ entry: { look, name, photo, words, part, partWord, times, note, said } }: { entry: SheetEntry }) {
  return (
    <li data-look={look}>
      {look === 'person' ? (
        <Avatar name={name} photo={photo} atOnce />
      ) : (
        <span className="sheet-ring" {...picture}>
          <Icon name={looks[look]} />
        </span>
      )}
      <span className="ds-sr-only">{said}</span>
      <span className="sheet-who" {...picture}>
        <strong>{words}</strong>
        <span className="sheet-when">
          <Icon name={signs[part]} />
          <span>
            {partWord} <b>{times}</b> {note}
          </span>
        </span>
      </span>
    </li>
  )
}

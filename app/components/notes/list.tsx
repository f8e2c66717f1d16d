import { ButtonLink } from '~/components/frame/button-link'
import { Lost } from '~/components/forms/lost'
import type { PageAccess } from '~/components/frame/acting-for'
import { OwnWords } from '~/components/frame/own-words'
import { Page } from '~/components/frame/page'
import { useTexts } from '~/i18n/context'
import type { NoteItem } from '~/views/notes/notes'

/** One's own notes about a brukare, the last day first. */
export function NoteList({
  access,
  lost,
  notes,
}: {
  access: PageAccess
  lost: string | null
  notes: readonly NoteItem[]
}) {
  const t = useTexts()
  const base = `/b/${access.brukare.id}`
  const heading = notes.length === 0 ? t('notes.heading.none') : t('notes.heading.some', { count: notes.length })
  return (
    <Page title={heading} lead={t('notes.lead')} access={access}>
      <Lost text={lost} />
      <p>
        <ButtonLink href={`${base}/anteckningar/ny`}>{t('notes.new.link')}</ButtonLink>
      </p>
      {notes.length > 0 && (
        <ul role="list" className="plain-list">
          {notes.map((note) => (
            <li key={note.id}>
              <h2>{note.heading}</h2>
              {note.text !== '' && <OwnWords text={note.text} from="person" />}
              <p>
                <a className="action-link" href={note.href}>
                  {t('notes.change.link', { heading: note.heading })}
                </a>
              </p>
            </li>
          ))}
        </ul>
      )}
      <p>
        <a className="action-link" href={`${base}/tidrapporter`}>
          {t('notes.reports')}
        </a>
      </p>
    </Page>
  )
}

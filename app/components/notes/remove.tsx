import { PostForm } from '~/components/forms/post-form'
import { Hidden, SubmitButton } from '~/components/forms/submit-button'
import type { PageAccess } from '~/components/frame/acting-for'
import { Alert } from '~/components/frame/alert'
import { Card } from '~/components/frame/card'
import { OwnWords } from '~/components/frame/own-words'
import { Page } from '~/components/frame/page'
import { useTexts } from '~/i18n/context'
import type { NoteItem } from '~/views/notes/notes'

type Props = {
  access: PageAccess
  note: NoteItem
  /** When it had been saved. */
  was: string
  /** Another tab has saved it since the page was drawn. */
  changed: boolean
}

/** Asks before a note is removed for good. */
export function RemoveNote({ access, note, was, changed }: Props) {
  const t = useTexts()
  return (
    <Page
      title={t('notes.remove.title')}
      about={note.heading}
      lead={t('notes.remove.lead')}
      access={access}
      trail={[
        { href: `/b/${access.brukare.id}/anteckningar`, text: t('notes.title') },
        { href: note.href, text: note.heading },
      ]}
    >
      {changed && <Alert tone="warning">{t('notes.remove.changed')}</Alert>}
      <Card>
        <p>{note.heading}</p>
        {note.text !== '' && <OwnWords text={note.text} from="person" />}
      </Card>
      <PostForm>
        <Hidden name="was" value={was} />
        <SubmitButton danger>{t('notes.remove.yes', { brukare: access.brukare.name })}</SubmitButton>
      </PostForm>
      <p>
        <a className="action-link" href={note.href}>
          {t('notes.remove.no')}
        </a>
      </p>
    </Page>
  )
}

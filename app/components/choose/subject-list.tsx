import { Card } from '~/components/frame/card'
import { Notices } from '~/components/frame/notices'
import { Page } from '~/components/frame/page'
import { NoticeOffer } from '~/components/notices/offer'
import { useFormats, useTexts } from '~/i18n/context'
import type { ProviderNotice } from '~/views/frame/notice'
import { Invitations, type InvitationView } from './invitations'
import { NotAll } from './not-all'

/** Someone to choose. `validTo` is a calendar day; `asOf` is set when the provider could not confirm it now. */
export type SubjectView = {
  id: string
  name: string
  role: 'brukare' | 'vardnadshavare' | 'godMan' | 'forvaltare' | 'framtidsfullmakt' | 'ombud' | 'anhorig'
  validTo: string | null
  jointWith: string[]
  conflictOfInterest: 'none' | 'assistant' | 'employer'
  asOf: Date | null
  /** How much waits for the viewer, in words, as the work list and the first page count it. */
  waits: string
  /** The providers, where there are several. */
  at: string | null
}

type Props = {
  subjects: SubjectView[]
  invitations: InvitationView[]
  unconfirmed: boolean
  refused: string[]
  notices: ProviderNotice[]
  now: Date
  offer: string | null
}

/** For whom: oneself first, then each person with why, until when, and what waits there. */
export function SubjectList({ subjects, invitations, unconfirmed, refused, notices, now, offer }: Props) {
  const t = useTexts()
  return (
    <Page
      title={subjects.length > 0 ? t('choose.title') : t('choose.invited.only')}
      lead={subjects.length > 0 ? t('choose.lead') : undefined}
    >
      <NotAll unconfirmed={unconfirmed} refused={refused} />
      <Notices notices={notices} now={now} />
      <Invitations invitations={invitations} />
      {subjects.some(({ role }) => role !== 'brukare' && role !== 'anhorig') && (
        <p>
          <a className="action-link" href="/att-gora">
            {t('choose.work')}
          </a>
        </p>
      )}
      {subjects.length > 0 && (
        <ul role="list" className="cards">
          {subjects.map((subject) => (
            <li key={subject.id}>
              <Card>
                <Subject {...subject} />
              </Card>
            </li>
          ))}
        </ul>
      )}
      <NoticeOffer back={offer} />
    </Page>
  )
}

function Subject({ id, name, role, validTo, jointWith, conflictOfInterest, asOf, waits, at }: SubjectView) {
  const t = useTexts()
  const formats = useFormats()
  const own = role === 'brukare'
  return (
    <>
      <h2>
        <a href={`/b/${id}`}>{name}</a>
      </h2>
      <p>
        {own ? t('choose.myself') : t(`choose.role.${role}`)}{' '}
        {!own && (validTo === null ? t('choose.untilFurther') : t('choose.until', { date: formats.dateLong(validTo) }))}
      </p>
      {jointWith.length > 0 && <p>{t('choose.joint', { names: formats.list(jointWith) })}</p>}
      {conflictOfInterest !== 'none' && <p>{t(`choose.conflict.${conflictOfInterest}`)}</p>}
      {asOf && <p>{t('choose.stale', { time: formats.dateTime(asOf) })}</p>}
      {at && <p>{at}</p>}
      <p>{waits}</p>
    </>
  )
}

import type { FieldError } from '~/components/forms/error-summary'
import { LastWords } from '~/components/forms/last-words'
import type { PageAccess } from '~/components/frame/acting-for'
import { Card } from '~/components/frame/card'
import { Page } from '~/components/frame/page'
import { useTexts } from '~/i18n/context'

type Props = {
  access: PageAccess
  href: string
  /** The act's own heading, and what it is about. */
  heading: string
  what: string
  name: string
  /** What was typed, when it came back. */
  reason: string | null
  errors: readonly FieldError[]
}

/** A no to what somebody has asked, with a reason that the one who asked can read. */
export function DeclineJoint({ access, href, heading, what, name, reason, errors }: Props) {
  const t = useTexts()
  return (
    <Page
      title={t('joint.no.title')}
      lead={t('joint.no.lead', { name })}
      access={access}
      trail={[
        { href: `/b/${access.brukare.id}/tillsammans`, text: t('joint.title') },
        { href, text: heading },
      ]}
      errors={errors}
    >
      <Card>
        <p>{what}</p>
      </Card>
      <LastWords
        name="reason"
        label={t('joint.no.label')}
        hint={t('joint.no.hint')}
        value={reason ?? undefined}
        errors={errors}
        button={t('joint.no.send')}
      />
      <p>
        <a className="action-link" href={href}>
          {t('joint.no.back')}
        </a>
      </p>
    </Page>
  )
}

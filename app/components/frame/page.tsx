import { Heading, Paragraph } from '@digdir/designsystemet-react'
import type { ReactNode } from 'react'
import { useTexts } from '~/i18n/context'
import { isBlank, isolated } from '~/i18n/outside-text'
import { ErrorSummary, type FieldError } from '~/components/forms/error-summary'
import { ActingFor, type PageAccess } from './acting-for'
import { Breadcrumbs, type Crumb } from './breadcrumbs'
import { DocumentTitle } from './document-title'
import { Menu } from './menu'
import { OnPaper } from './on-paper'
import { Told, useTold } from './told'
import { WorkOn } from './work-on'
import { Steps, type StepCount } from '~/components/forms/steps'
import { Unbroken } from '~/components/time/unbroken'

type PageProps = {
  /** The document's title, without the service's name; fits the heading. */
  title: string
  /** What tells it apart from other pages of the same heading, in the title alone: whose shift, which choice. */
  about?: string | null
  /** The h1, when it is more than the title: the answer itself, "Pia är hos dig till klockan 16". `null`: the page draws its own. */
  heading?: ReactNode
  /** A sentence or two under the heading. */
  lead?: ReactNode
  /** In whose matters one is: gives the banner and the menu. */
  access?: PageAccess
  /** The way here. */
  trail?: readonly Crumb[]
  /** Where in a flow: said above the heading, and in the title unless that has no room for it. */
  step?: StepCount
  stepInTitle?: boolean
  /** True of what is a sheet of paper itself, and says there whose it is and when it was made. */
  isSheet?: boolean
  /** What was wrong in the form that was sent: the summary comes first, and the title begins with "Fel:". */
  errors?: readonly FieldError[]
  children?: ReactNode
}

/**
 * A page between header and footer: for whom one acts, the menu, the way here, and `main` with one h1. The title gets
 * what a list of tabs or a screen reader needs: "Fel: Vad stämmer inte? Steg 2 av 5, Erik Holm, Insyn", or what was done
 * just before: "Utkastet är borttaget. Invändningar, Insyn".
 */
export function Page({
  title,
  about,
  heading,
  lead,
  access,
  trail,
  step,
  stepInTitle = true,
  isSheet = false,
  errors = [],
  children,
}: PageProps) {
  const t = useTexts()
  const name = access && access.role !== 'brukare' && !title.includes(access.brukare.name) ? access.brukare.name : null
  const named = joinTitle([title, about, step && stepInTitle ? t('frame.step', step) : null, name])
  const told = useTold()
  const titleOf = (): string => {
    if (errors.length > 0) return t('frame.errorTitle', { title: named })
    if (told === null) return named
    return told.isDone
      ? t('frame.doneTitle', { done: told.text, title: named })
      : t('frame.notDoneTitle', { title: named })
  }
  return (
    <>
      {!isSheet && <OnPaper title={named} brukare={access?.brukare.name ?? null} />}
      <DocumentTitle>{titleOf()}</DocumentTitle>
      {access && <ActingFor access={access} />}
      {access && <Menu access={access} />}
      <main id="innehall" className="wrap" tabIndex={-1}>
        {errors.length > 0 ? <ErrorSummary errors={errors} /> : <Told />}
        {trail && <Breadcrumbs trail={trail} />}
        {step && <Steps {...step} />}
        {heading !== null && (
          <Heading level={1} data-size="lg">
            {heading ?? <Unbroken text={title} />}
          </Heading>
        )}
        {lead !== undefined && <Paragraph className="lead">{lead}</Paragraph>}
        {children}
        {access && <WorkOn access={access} />}
      </main>
    </>
  )
}

/**
 * "Vad stämmer inte? Steg 2 av 5, Erik Holm": no comma after a question mark or a full stop. A name may be of blanks, which is
 * none, and must not turn what stands after it.
 */
function joinTitle(parts: readonly (string | null | undefined)[]): string {
  return parts
    .flatMap((part) => (part == null || isBlank(part) ? [] : [isolated(part)]))
    .reduce((title, part) => (title === '' ? part : `${title}${/[.?!]$/.test(title) ? '' : ','} ${part}`), '')
}

import { RadioGroup, type Choice } from '~/components/forms/choice-group'
import { errorOf, type FieldError } from '~/components/forms/error-summary'
import { PostForm } from '~/components/forms/post-form'
import { SubmitButton } from '~/components/forms/submit-button'
import type { PageAccess } from '~/components/frame/acting-for'
import { Alert } from '~/components/frame/alert'
import { Notices } from '~/components/frame/notices'
import { Page } from '~/components/frame/page'
import { PageStyle } from '~/components/frame/page-style'
import { CallCards } from '~/components/urgent/call-card'
import type { WishKind } from '~/domain/wishes/wish'
import { useTexts } from '~/i18n/context'
import type { ProviderNotice } from '~/views/frame/notice'
import type { CallView } from '~/views/urgent/call'
import { KindIcon } from './kind-icon'

/** One thing to wish: pressing begins it, or leads to where it is said what it is about. */
export type KindRow = { kind: WishKind; text: string; href: string; begins: boolean }
/** What can be wished of one provider. */
export type KindGroup = { id: string; heading: string; rows: KindRow[] }
/** What it is about, one of several; `noneText` is said where there is nothing to choose. */
export type WhatToChoose = {
  name: 'pass' | 'del'
  title: string
  hint?: string
  choices: Choice[]
  chosen?: string
  noneText: string
  other: { href: string; text: string } | null
}

type Props = {
  access: PageAccess
  now: Date
  notices: readonly ProviderNotice[]
  /** The shift that it is about, where that is known. */
  about: string | null
  /** The same in the title, where there is less room. */
  aboutInTitle: string | null
  groups: KindGroup[]
  choose: WhatToChoose | null
  errors: readonly FieldError[]
  /** Why nothing can be wished, or not of all; and whom to ring. */
  sentences: readonly string[]
  calls: readonly CallView[]
}

/** Where a wish begins: what one wishes, or which shift or part of the plan it is about. */
export function StartWish({
  access,
  now,
  notices,
  about,
  aboutInTitle,
  groups,
  choose,
  errors,
  sentences,
  calls,
}: Props) {
  const t = useTexts()
  const isChoosing = choose !== null && choose.choices.length > 0
  return (
    <Page
      title={choose?.title ?? t('wishes.new.title')}
      heading={isChoosing ? null : undefined}
      lead={choose !== null ? undefined : groups.length > 0 ? t('wishes.new.lead') : undefined}
      about={aboutInTitle ?? about}
      access={access}
      trail={[{ href: `/b/${access.brukare.id}/onskemal`, text: t('wishes.title') }]}
      step={groups.length > 0 || isChoosing ? { now: 1, of: 3 } : undefined}
      stepInTitle={false}
      errors={errors}
    >
      <Notices notices={notices} now={now} />
      {sentences.map((sentence) => (
        <Alert key={sentence} tone="info">
          {sentence}
        </Alert>
      ))}
      {about !== null && <p>{about}</p>}
      {groups.map((group) => (
        <Kinds key={group.id} {...group} />
      ))}
      {choose !== null && <Choose {...choose} errors={errors} />}
      <CallCards calls={calls} />
    </Page>
  )
}

function Kinds({ id, heading, rows }: KindGroup) {
  return (
    <section aria-labelledby={id}>
      <PageStyle part="objections" />
      <h2 id={id}>{heading}</h2>
      <PostForm>
        <ul role="list" className="reason-rows">
          {rows.map(({ kind, text, href, begins }) => (
            <li key={href}>
              {begins ? (
                <button type="submit" formAction={href}>
                  <KindIcon kind={kind} />
                  <span>{text}</span>
                </button>
              ) : (
                <a href={href}>
                  <KindIcon kind={kind} />
                  <span>{text}</span>
                </a>
              )}
            </li>
          ))}
        </ul>
      </PostForm>
    </section>
  )
}

function Choose({ name, title, hint, choices, chosen, noneText, other, errors }: WhatToChoose & Pick<Props, 'errors'>) {
  const t = useTexts()
  return (
    <>
      {choices.length === 0 ? (
        <p>{noneText}</p>
      ) : (
        <PostForm noValidate carried>
          <RadioGroup
            {...{ name, hint, choices, value: chosen }}
            label={title}
            error={errorOf(errors, name)}
            asHeading
          />
          <SubmitButton>{t('wishes.new.continue')}</SubmitButton>
        </PostForm>
      )}
      {other !== null && (
        <p>
          <a className="action-link" href={other.href}>
            {other.text}
          </a>
        </p>
      )}
    </>
  )
}

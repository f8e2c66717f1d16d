import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { AskedAgainHint } from '~/components/forms/asked-again'
import { SubmitButton } from '~/components/forms/submit-button'
import { PostForm } from '~/components/forms/post-form'
import { BeforeAsking, useThoseAsked } from '~/components/joint/hints'
import { Alert } from '~/components/frame/alert'
import { Page } from '~/components/frame/page'
import { Said, type SaidPart } from '~/components/objections/said'
import { StepHidden } from '~/components/objections/step-page'
import { answerDueBy } from '~/domain/objections/objection'
import { useTexts } from '~/i18n/context'
import { aboutOf, firstOpenStep, ownVersionOf, reasonOf, stepsOf } from '~/views/objections/draft'
import { saidView } from '~/views/objections/facts'
import { jointHref } from '~/routes/joint/open.server'
import { openStep, readDraft, stepHref } from './step.server'
import { notFound, showPage, takeForm } from '~/routes/frame/open-page.server'

const checkForm = z.object({
  version: z.coerce.number().int().nonnegative().catch(0),
})

const submit = { action: 'objection.submit', type: 'objection' }

export const loader = showPage('object', readDraft, async (opened, args) => {
  const { access, scene, saw } = opened
  const { draftId, values, seen, page } = await openStep(opened, args, 'kontrollera')
  const open = firstOpenStep(values)
  if (open !== null) throw redirect(stepHref(access.brukare.id, draftId, open), 303)
  const about = aboutOf(values)
  const said = { target: about, reason: reasonOf(values), ownVersion: ownVersionOf(values), text: values.text }
  const change: Partial<Record<SaidPart, string>> = {}
  for (const step of stepsOf(values)) {
    if (step !== 'kontrollera') change[step] = stepHref(access.brukare.id, draftId, step)
  }
  const why = opened.filledIn?.why
  const shown = {
    ...page,
    ...{ change, problem: why === 'changed' ? ('changed' as const) : why === 'gone' ? ('settled' as const) : null },
    said: saidView(said, about, scene),
    providerName: args.context.services.objections.providerName(values.providerId),
    due: scene.f.date(answerDueBy(scene.now)),
  }
  return saw(shown, seen)
})

export const action = takeForm(
  'object',
  submit,
  async ({ access, scene, fields, back, confirmed }, args): Promise<never> => {
    const { draftId = '' } = args.params
    const { version } = checkForm.parse(Object.fromEntries(fields))
    const { objections, objectionDrafts } = args.context.services
    const found = await objectionDrafts.find(access, draftId)
    if (found?.state === 'open') await confirmed('object')
    const sent = await objections.submit(access, scene, { draftId, version })
    if (sent === null) throw notFound()
    const base = `/b/${access.brukare.id}/invandningar`
    switch (sent.state) {
      case 'sent':
        throw redirect(`${base}/${sent.objectionId}/kvitto`, 303)
      case 'asked':
        throw redirect(jointHref(access, sent.jointActId), 303)
      case 'incomplete':
        throw redirect(stepHref(access.brukare.id, draftId, sent.step), 303)
      case 'changed':
        throw await back('changed')
      case 'settled':
        throw await back('gone')
    }
  },
)

export default function Check() {
  const t = useTexts()
  const { access, step, trail, form, said, change, problem, providerName, due } = useLoaderData<typeof loader>()
  const own = access.role === 'brukare'
  const names = useThoseAsked(access, 'object')
  return (
    <Page title={t('objections.check.title')} {...{ access, step, trail }}>
      {problem !== null && <Alert tone="warning">{t(`objections.check.${problem}`)}</Alert>}
      <Said said={said} change={change} />
      <section aria-labelledby="nar">
        <h2 id="nar">{t('objections.check.happens')}</h2>
        <p>
          {names === null
            ? t('objections.check.happensText', { provider: providerName, date: due })
            : t('objections.check.happensJoint', { provider: providerName })}
        </p>
        <p>{t('objections.check.law')}</p>
      </section>
      {access.conflictOfInterest !== undefined && access.conflictOfInterest !== 'none' && (
        <Alert tone="warning">{t(`access.conflict.objection.${access.conflictOfInterest}`)}</Alert>
      )}
      <BeforeAsking names={names} />
      <PostForm>
        <StepHidden {...form} />
        <AskedAgainHint />
        <SubmitButton>
          {names !== null
            ? t('joint.send', { names })
            : own
              ? t('objections.check.send')
              : t('objections.check.sendFor', { brukare: access.brukare.name })}
        </SubmitButton>
      </PostForm>
    </Page>
  )
}

import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { CheckAccess } from '~/components/access/check'
import { giverEnds } from '~/domain/access/rights'
import { openingScopes } from '~/domain/access/representation'
import { stockholmDate } from '~/domain/time/time'
import {
  accessFaults,
  firstOpenAccessStep,
  kindOf,
  untilOf,
  untilText,
  type AccessDraft,
  type AccessFormStep,
} from '~/views/access/draft'
import { accessStepHref, changedHref, openAccessStep, readAccessDraft } from './step.server'
import { jointHref } from '~/routes/joint/open.server'
import { notFound, showPage, takeForm } from '~/routes/frame/open-page.server'

const checkForm = z.object({ version: z.coerce.number().int().nonnegative().catch(0) })

const send = { action: 'access.submit', type: 'access' }

export const loader = showPage('access:manage', readAccessDraft, async (opened, args) => {
  const { access, scene, saw } = opened
  const { draftId, values, page } = await openAccessStep(opened, args, 'kontrollera')
  const { t } = scene
  const open = firstOpenAccessStep(values, stockholmDate(scene.now))
  const kind = kindOf(values)
  const changed = new URL(args.request.url).searchParams.has('andrat')
  const next = open === null && kind !== null ? null : accessStepHref(access.brukare.id, draftId, open ?? 'roll')
  if (next !== null && !changed) throw redirect(next, 303)
  const endsBy = giverEnds(access.places, values.scopes)
  const isAnswered = (step: AccessFormStep) => accessFaults(values, step, stockholmDate(scene.now)).length === 0
  const orNothing = (lines: string[]) => (lines.length === 0 ? [t('access.check.nothing')] : lines)
  const change = (step: 'roll' | 'vem' | 'vad' | 'tid' | 'meddelande') =>
    accessStepHref(access.brukare.id, draftId, step)
  const shown = {
    ...page,
    ...{ name: values.name, changed, next },
    parts: [
      {
        part: 'roll' as const,
        href: change('roll'),
        lines: kind === null ? orNothing([]) : [t(`access.step.roll.${kind}`)],
      },
      {
        part: 'vem' as const,
        href: change('vem'),
        lines: orNothing([
          ...(values.name === '' ? [] : [values.name]),
          ...(values.number === '' ? [] : [t('access.check.hasNumber')]),
        ]),
      },
      {
        part: 'vad' as const,
        href: change('vad'),
        lines: orNothing(
          openingScopes.filter((scope) => values.scopes.includes(scope)).map((scope) => t(`access.can.${scope}`)),
        ),
      },
      {
        part: 'tid' as const,
        href: change('tid'),
        // A day that is chosen and not rightly written is no answer, and not until further notice.
        lines: isAnswered('tid') ? [untilText(untilOf(values), scene, endsBy)] : orNothing([]),
      },
      {
        part: 'meddelande' as const,
        href: change('meddelande'),
        lines: [values.message === '' ? t('access.check.noMessage') : values.message],
      },
    ],
  }
  return saw(shown, { id: draftId })
})

export const action = takeForm(
  'access:manage',
  send,
  async ({ access, scene, fields, back, confirmed }, args): Promise<never> => {
    const { accessDraftId: draftId = '' } = args.params
    const { version } = checkForm.parse(Object.fromEntries(fields))
    const brukareId = access.brukare.id
    const { accessDrafts, accessGiving } = args.context.services
    const found = await accessDrafts.find(access, draftId)
    if (found === null) throw notFound()
    if (found.state === 'open') await confirmed('giveAccess')
    const sent = await accessGiving.send(access, scene, { draftId, version })
    if (sent === null) throw notFound()
    switch (sent.state) {
      case 'sent':
        throw redirect(`/b/${brukareId}/behoriga/${sent.representationId}`, 303)
      case 'asked':
        throw redirect(jointHref(access, sent.jointActId), 303)
      case 'incomplete': {
        const to = accessStepHref(brukareId, draftId, sent.step)
        if (sent.faults.length === 0 || found.state !== 'open') throw redirect(to, 303)
        throw await back('faults', { to, faults: [...sent.faults], fields: stepFields(fields, found.values) })
      }
      case 'changed':
        throw redirect(changedHref(brukareId, draftId), 303)
    }
  },
)

/** What a step is drawn with that the draft cannot be sent for: as it is saved, but for the number, which is never shown again. */
function stepFields(sent: URLSearchParams, { kind, name, scopes, until, day, message }: AccessDraft): URLSearchParams {
  const said = Object.entries({ kind, name, until, day, message })
  return new URLSearchParams([...sent, ...said, ...scopes.map((scope) => ['scopes', scope])])
}

export default function CheckAccessPage() {
  return <CheckAccess {...useLoaderData<typeof loader>()} />
}

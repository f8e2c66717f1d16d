import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { StartAccess } from '~/components/access/start'
import { canGive } from '~/domain/access/giving'
import { accessStepHref } from './step.server'
import { notFound, showPage, takeForm } from '~/routes/frame/open-page.server'

const read = { action: 'access.start', type: 'access' }

export const loader = showPage('access:manage', read, ({ access, frame, saw }, { context }) => {
  if (access.brukare.protectedIdentity || !canGive(access)) throw notFound()
  return saw({ access: frame, draftDays: context.page.retention.drafts })
})

const begin = { action: 'accessDraft.begin', type: 'draft' }

export const action = takeForm('access:manage', begin, async ({ access, did }, args): Promise<never> => {
  if (access.brukare.protectedIdentity || !canGive(access)) throw notFound()
  const id = await args.context.services.accessDrafts.begin(access)
  await did({ id })
  throw redirect(accessStepHref(access.brukare.id, id, 'roll'), 303)
})

export default function NewAccess() {
  return <StartAccess {...useLoaderData<typeof loader>()} />
}

import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import type { PageAccess } from '~/components/frame/acting-for'
import { PostForm } from '~/components/forms/post-form'
import { SubmitButton } from '~/components/forms/submit-button'
import { Page } from '~/components/frame/page'
import { UnreadShift } from '~/components/urgent/unread-shift'
import { parseShift } from '~/domain/schedule/shift'
import { maySayHere } from '~/domain/urgent/urgent'
import { useTexts } from '~/i18n/context'
import { notFound, showPage, takeForm } from '~/routes/frame/open-page.server'
import { leadTelling } from '~/routes/frame/tell.server'
import { hereView } from '~/views/urgent/nobody'
import { saidOf } from '~/views/urgent/told'
import { shiftOf, showUnread, type ShownOrUnread } from './address.server'

const open = { action: 'urgent.open', type: 'shift' }
const say = { action: 'shift.arrived', type: 'shift' }

type Shown = { access: PageAccess; view: ReturnType<typeof hereView> }

/** Where one comes who was signed out between the button and its answer: the same again, to press. */
export const loader = showPage<ShownOrUnread<Shown>>('object', open, async (page, args) => {
  const { access, scene, frame, saw } = page
  const key = shiftOf(args)
  const found = await args.context.services.urgent.find(access, scene, key)
  if (found === null) throw notFound()
  if (found.is === 'unread') return showUnread(page, key, found.unread)
  const { missed } = found
  const shift = parseShift(missed.shift)
  if (!maySayHere(shift, saidOf(missed.told), scene.now)) throw redirect(`/b/${access.brukare.id}`, 303)
  const { providerId, date, shiftId } = key
  return saw(
    { unread: null, shown: { access: frame, view: hereView(shift, missed.scene) } },
    { id: shiftId, providerId, period: date },
  )
})

export const action = takeForm('object', say, async ({ access, scene, back }, args): Promise<never> => {
  const became = await args.context.services.urgent.sayHere(access, scene, shiftOf(args))
  if (became === null) throw notFound()
  if (became === 'unread') throw await back('failed')
  const first = `/b/${access.brukare.id}`
  if (became === 'over') throw redirect(first, 303)
  // The first page is about today: of a shift that has been it says nothing itself.
  throw await leadTelling(args, access.viewer, 'arrivalSaid', first)
})

export default function Arrived() {
  const t = useTexts()
  const { unread, shown } = useLoaderData<typeof loader>()
  if (unread !== null) return <UnreadShift {...unread} />
  const { access, view } = shown
  return (
    <Page title={t('urgent.here.title')} lead={view.text} access={access}>
      <PostForm>
        <SubmitButton>{view.button}</SubmitButton>
      </PostForm>
    </Page>
  )
}

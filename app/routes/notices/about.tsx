import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { NoticesAbout } from '~/components/notices/about'
import { placesWith } from '~/domain/access/rights'
import { noticeChoices } from '~/domain/notices/event'
import { showPage, takeForm } from '~/routes/frame/open-page.server'
import { leadTelling } from '~/routes/frame/tell.server'
import { aboutPath } from '~/views/notices/address'
import { levelItems } from '~/views/notices/level'
import { peopleView } from '~/views/notices/about'

const choice = z.enum(noticeChoices)
const limitForm = z.object({
  intent: z.literal('limit'),
  person: z.string().min(1).max(40),
  most: z.enum(['important', 'none', 'free']),
})
const read = { action: 'notices.read', type: 'notices' }
const choose = { action: 'notices.choose', type: 'notices' }
const limit = { action: 'notices.limit', type: 'notices' }

/** How much one is told of a brukare; and, for who decides who may see, who else is. */
export const loader = showPage(null, read, async ({ access, scene, frame, filledIn, saw }, args) => {
  const { choosing } = args.context.services.notices
  const mayDecide = access.scopes.has('access:manage')
  const [level, people] = await Promise.all([choosing.level(access), mayDecide ? choosing.people(access) : []])
  const { isOff } = level
  const isOwn = access.role === 'brukare'
  // Only what is held with others waits for a yes (joint acts).
  const isJoint = access.places.some(({ jointScopes: held }) => held.has('object') || held.has('access:manage'))
  const chooser = { scopes: access.scopesAnywhere, isOwn, isJoint, name: access.brukare.name }
  return saw({
    ...{ access: frame, isOff, reaches: level.reaches, limit: level.limit },
    levels: levelItems(chooser, level.chosen, scene),
    chosen: filledIn?.fields.get('level') ?? level.chosen,
    errors: filledIn?.why === 'faults' ? [{ field: 'level', text: scene.t('notices.about.error') }] : [],
    people: mayDecide && !isOff ? peopleView(people, scene) : null,
    seesAll: access.role === 'brukare' && placesWith(access, 'access:manage').length === access.places.length,
  })
})

/** Chooses for oneself, or says how much somebody else is told at most. */
export const action = takeForm(null, choose, async ({ access, did, fields, back }, args): Promise<never> => {
  const { choosing } = args.context.services.notices
  const here = aboutPath(access.brukare.id)
  const asked = limitForm.safeParse(Object.fromEntries(fields)).data
  if (asked !== undefined) {
    const { person, most } = asked
    const mayDecide = access.scopes.has('access:manage') && !(await choosing.level(access)).isOff
    const isDone = mayDecide && (await choosing.limit(access, person, most === 'free' ? null : most))
    if (!isDone) throw redirect(here, 303)
    await did({}, limit)
    throw await leadTelling(args, access.viewer, 'noticesLimited', here)
  }
  const level = choice.safeParse(fields.get('level')).data
  if (level === undefined) throw await back('faults')
  await choosing.saveLevel(access, level)
  await did()
  throw await leadTelling(args, access.viewer, 'noticesSaved', here)
})

export default function About() {
  return <NoticesAbout {...useLoaderData<typeof loader>()} />
}

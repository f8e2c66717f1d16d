import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { WithdrawAccess } from '~/components/access/withdraw'
import { findChangeable } from './changeable.server'
import { showPage, takeForm } from '~/routes/frame/open-page.server'

const read = { action: 'access.read', type: 'access' }

export const loader = showPage('access:manage', read, async ({ access, scene, frame, saw }, args) => {
  const { found, view } = await findChangeable(args, access, scene, 'mayWithdraw')
  const { name, href: back, state } = view
  const now: 'open' | 'invited' | 'expired' = state === 'invited' || state === 'expired' ? state : 'open'
  return saw({ ...{ access: frame, name, back, now } }, { id: found.id })
})

const withdraw = { action: 'access.withdraw', type: 'access' }

export const action = takeForm(
  'access:manage',
  withdraw,
  async ({ access, scene, confirmed }, args): Promise<never> => {
    const { found, view } = await findChangeable(args, access, scene, 'mayWithdraw')
    const one = view.href
    await confirmed('withdrawAccess')
    // Should another have been first, its page tells when and by whom.
    await args.context.services.accessGiving.withdraw(access, scene.requestId, found.id)
    throw redirect(one, 303)
  },
)

export default function WithdrawAccessPage() {
  return <WithdrawAccess {...useLoaderData<typeof loader>()} />
}

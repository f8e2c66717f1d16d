import type { PageContext } from '~/load-context'
import { ownFields } from '~/domain/sign-in/form-fields'
import { leadsBack } from './filled-in.server'
import type { FormOwners } from './form-owners.server'
import type { SignInService } from './sign-in.server'
import type { User } from './types'

type Arguments = {
  request: Request
  context: {
    services: { signIn: Pick<SignInService, 'forms' | 'owners'> }
    page: Pick<PageContext, 'onAnswered'>
  }
}

/** A form as it was sent. `owner` is for whom it was drawn; null when it does not say so in a word of the portal's. */
export type SentForm = { fields: [string, string][]; owner: string | null }

/** The fields of a sent form, or null when the request holds none. The request can still be read after it. */
export async function readForm(request: Request, owners: Pick<FormOwners, 'isOurs'>): Promise<SentForm | null> {
  const type = request.headers.get('content-type') ?? ''
  if (!type.startsWith('application/x-www-form-urlencoded')) return null
  const fields = [...new URLSearchParams(await request.clone().text())]
  const word = valueOf(fields, ownFields.owner)
  return { fields, owner: word !== undefined && owners.isOurs(word) ? word : null }
}

const own: ReadonlySet<string> = new Set(Object.values(ownFields))

/** Keeps a form for whoever it was drawn for, with its cookies in `headers`. One that is only a button holds nothing. */
export async function keepForm(
  { request, context }: Arguments,
  { fields, owner }: { fields: [string, string][]; owner: string },
  headers: Headers,
): Promise<void> {
  const { pathname, search } = new URL(request.url)
  const written = fields.filter(([name]) => !own.has(name))
  if (written.length === 0) return
  const form = { owner, action: pathname + search, fields: written }
  const kept = await context.services.signIn.forms.keep(form, request.headers.get('cookie'))
  for (const cookie of kept) headers.append('set-cookie', cookie)
}

/** Forms that have been looked at: a guard may be asked for twice in a request, and then the form has been read. */
const checked = new WeakSet<Request>()

/**
 * Lets a form through only when it was drawn for the one who is signed in now. Two persons in one browser share its
 * cookies: what one has open would otherwise be sent in the other's name. It is kept for whoever it was drawn for.
 * A form that had waited waits no longer when it has been taken. One that is only to be kept is, and leads to the page where
 * it waits, which leads on to `till`.
 * @throws Response 303 for that, 409 for somebody else's form, 400 for one that does not say whose it is
 */
export async function checkForm({ request, context }: Arguments, user: User, till = '/valj'): Promise<void> {
  if (request.method !== 'POST' || checked.has(request)) return
  checked.add(request)
  const { owners, forms } = context.services.signIn
  const form = await readForm(request, owners)
  if (form === null || form.owner === null) throw new Response(null, { status: 400 })
  if (!owners.is(form.owner, user.personId)) {
    const headers = new Headers()
    await keepForm({ request, context }, { ...form, owner: form.owner }, headers)
    throw new Response(JSON.stringify({ reason: 'anotherPerson' }), {
      status: 409,
      headers: [...headers, ['content-type', 'application/json']],
    })
  }
  if (valueOf(form.fields, ownFields.wait) !== undefined) {
    const headers = new Headers({ location: `/logga-in?${new URLSearchParams({ till }).toString()}` })
    await keepForm({ request, context }, { ...form, owner: form.owner }, headers)
    throw new Response(null, { status: 303, headers })
  }
  const waiting = valueOf(form.fields, ownFields.kept)
  if (waiting === undefined) return
  const cookieHeader = request.headers.get('cookie')
  context.page.onAnswered(({ status, location }) => {
    // Refused, failed, led back to its page or to the sign-in page: it has not been taken, so it waits on.
    if (status >= 400 || location?.startsWith('/logga-in') === true || leadsBack(location)) return
    // When this cannot be written the form is offered once more, and sending it twice is safe.
    forms.done(cookieHeader, waiting, user.personId).catch(() => undefined)
  })
}

function valueOf(fields: [string, string][], name: string): string | undefined {
  return fields.find(([one]) => one === name)?.[1]
}

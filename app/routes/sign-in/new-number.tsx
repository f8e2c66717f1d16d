import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { requireUser } from '~/auth/guards.server'
import { NewNumberPage } from '~/components/sign-in/new-number-page'
import { safePath } from '~/platform/safe-path'

const onward = z
  .string()
  .nullish()
  .catch(null)
  .transform((till) => safePath(till, '/valj'))

/** Told until it has been read: whoever has nothing to be told is led on. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const user = await requireUser({ request, context })
  const till = onward.parse(new URL(request.url).searchParams.get('till'))
  if (!(await context.services.newNumber.isNew(user))) throw redirect(till, 303)
  return { till }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const user = await requireUser({ request, context })
  const till = onward.parse((await request.formData()).get('till'))
  await context.services.newNumber.noteRead(user)
  throw redirect(till, 303)
}

export default function NewNumber() {
  return <NewNumberPage {...useLoaderData<typeof loader>()} />
}

import { choices, submit, type FormError } from './forms'
import { arbetsledareCookie, findMe, sendDeskPage, type Desk, type DeskPages } from './desk'
import { html, type Html } from './html'
import { handle } from '../../../provider-kit/http/handle'
import { formOf, setCookie } from './web'

const chooseForm = async (desk: Desk, chosen: string, errors: readonly FormError[]): Promise<Html> => {
  const staff = await desk.store().desk.listArbetsledare()
  return html`<form method="post" action="${desk.base}/valj">
    ${choices({
      id: 'arbetsledare',
      type: 'radio',
      label: 'Vem är du?',
      errors,
      options: staff.map((it) => ({ value: it.id, label: it.displayName, checked: it.id === chosen })),
    })}
    ${submit('Fortsätt')}
  </form>`
}

/** Choosing which arbetsledare one is: the sandbox has no sign-in for the provider's own people. */
export const addWhoPages: DeskPages = (router, desk) => {
  const heading = 'Välj arbetsledare'

  router.get(
    '/valj',
    handle(async (request, response) => {
      const me = await findMe(desk, request)
      const content = await chooseForm(desk, me?.id ?? '', [])
      sendDeskPage(desk, { request, response, me }, { heading, content })
    }),
  )

  router.post(
    '/valj',
    handle(async (request, response) => {
      const id = formOf(request).one('arbetsledare')
      const chosen = (await desk.store().desk.listArbetsledare()).find((it) => it.id === id)
      if (!chosen) {
        const errors = [{ field: 'arbetsledare', message: 'Välj vem du är' }]
        const me = await findMe(desk, request)
        return sendDeskPage(
          desk,
          { request, response, me },
          {
            heading,
            content: await chooseForm(desk, id, errors),
            errors,
          },
        )
      }
      setCookie(response, arbetsledareCookie, chosen.id, desk.base)
      // Who one is stands on every page.
      response.redirect(303, desk.base)
    }),
  )
}

import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireUser } from '~/auth/guards.server'
import { Page } from '~/components/frame/page'
import { placesWith } from '~/domain/access/rights'
import { useTexts } from '~/i18n/context'
import { answerHead, orFaultPage } from '~/routes/frame/open-page.server'
import { calendarHref } from '~/views/calendar/feeds'

/** Whose schedule one wants in one's calendar; who sees one only is led there. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const user = await requireUser({ request, context })
  answerHead(request)
  const { requestId } = context.page
  const { subjects } = await orFaultPage({ context }, () => context.services.access.subjectsFor(user, requestId))
  const links = subjects
    .filter((access) => placesWith(access, 'schedule:read').length > 0)
    .map(({ role, brukare: { id, name } }) => ({ href: calendarHref(id), own: role === 'brukare', brukare: name }))
  const [first, ...others] = links
  if (first !== undefined && others.length === 0) throw redirect(first.href, 303)
  return { links }
}

export default function OwnCalendars() {
  const t = useTexts()
  const { links } = useLoaderData<typeof loader>()
  return (
    <Page title={t('calendar.own.title')} trail={[{ href: '/mer', text: t('frame.more.ownTitle') }]}>
      {links.length === 0 && <p>{t('calendar.own.none')}</p>}
      <ul className="links">
        {links.map(({ href, own, brukare }) => (
          <li key={href}>
            <a href={href}>{own ? t('calendar.own.own') : t('calendar.own.of', { brukare })}</a>
          </li>
        ))}
      </ul>
    </Page>
  )
}

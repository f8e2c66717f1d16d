import { useLoaderData } from '@remix-run/react'
import { mayAt } from '~/domain/access/rights'
import { openedKeys } from '~/domain/news/opened'
import { ButtonLink } from '~/components/frame/button-link'
import { Notices } from '~/components/frame/notices'
import { Page } from '~/components/frame/page'
import { PrintButton } from '~/components/frame/print-button'
import { Versions } from '~/components/reports/versions'
import { useFormats, useTexts } from '~/i18n/context'
import { reportHref } from '~/views/reports/month'
import { notFound, showPage } from '~/routes/frame/open-page.server'

const read = { action: 'faststallande.read', type: 'timeReport' }

export const loader = showPage('reports:read', read, async ({ access, scene, frame, saw, sawNothing, opens }, args) => {
  const { providerId = '', reportId = '' } = args.params
  const { reports } = args.context.services
  const { found, notices } = await reports.faststallande(access, scene, { providerId, reportId })
  if (found === null && notices.length === 0) throw notFound()
  if (notices.length === 0) opens(openedKeys.report(providerId, reportId))
  const objectHref = `/b/${access.brukare.id}/invandningar/ny?typ=faststallande&provider=${providerId}&rapport=${reportId}`
  const shown = {
    access: frame,
    found,
    notices,
    now: scene.now,
    reportHref: reportHref(access.brukare.id, providerId, reportId),
    objectHref: mayAt(access, providerId, 'object') && found !== null && found.versions.length > 0 ? objectHref : null,
  }
  return found === null
    ? sawNothing(shown, providerId)
    : saw(shown, { id: reportId, providerId, period: found.month, about: found.staff })
})

export default function FaststallandePage() {
  const t = useTexts()
  const f = useFormats()
  const { access, found, notices, now, reportHref: back, objectHref } = useLoaderData<typeof loader>()
  const count = found?.versions.length ?? 0
  const title = found
    ? t('reports.faststallande.title', { staff: found.staff, month: f.month(found.month) })
    : t('reports.faststallande.unknown')
  return (
    <Page title={title} access={access} trail={[{ href: back, text: t('reports.row.back') }]}>
      <Notices notices={notices} now={now} />
      {found && (
        <>
          <p className="lead">
            {count === 0 ? t('reports.faststallande.none') : t('reports.faststallande.heading', { count })}
          </p>
          <Versions versions={found.versions} />
        </>
      )}
      {objectHref !== null && (
        <p>
          <ButtonLink href={objectHref}>{t('reports.faststallande.object')}</ButtonLink>
        </p>
      )}
      <PrintButton />
    </Page>
  )
}

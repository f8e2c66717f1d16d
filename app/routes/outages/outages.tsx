import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Page } from '~/components/frame/page'
import { OutageAlert } from '~/components/outages/outages'
import { isWell } from '~/domain/outages/outage'
import { useTexts } from '~/i18n/context'
import { sceneOf } from '~/routes/frame/open-page.server'
import { outageView, providerText } from '~/views/outages/outage'

/** What does not work, what is planned, and which providers do not answer. For everybody, signed in or not. */
export function loader({ context }: LoaderFunctionArgs) {
  const { page, services } = context
  const scene = sceneOf(context)
  const outages = services.outages.all(page.now).map((outage) => outageView(outage, page.language, scene))
  const providers = services.outages.providers()
  return {
    going: outages.filter(({ state }) => state === 'now'),
    coming: outages.filter(({ state }) => state === 'coming'),
    over: outages.filter(({ state }) => state === 'over'),
    isAllWell: providers.every(isWell),
    providers: providers.map((one) => providerText(one, scene)),
  }
}

const parts = ['going', 'coming', 'over'] as const

export default function Outages() {
  const t = useTexts()
  const { isAllWell, providers, ...told } = useLoaderData<typeof loader>()
  const isWell = isAllWell && told.going.length === 0
  return (
    <Page title={t(isWell ? 'outages.heading.well' : 'outages.heading.ill')} about={t('outages.title')}>
      {parts
        .filter((part) => told[part].length > 0)
        .map((part) => (
          <section key={part}>
            <h2>{t(`outages.parts.${part}`)}</h2>
            {told[part].map((outage) => (
              <OutageAlert key={outage.id} outage={outage} />
            ))}
          </section>
        ))}
      <section>
        <h2>{t('outages.parts.providers')}</h2>
        <ul>
          {providers.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{t('outages.parts.meanwhile')}</h2>
        <p>{t('outages.meanwhile')}</p>
        <p>
          <a className="action-link" href="/kontakt">
            {t('frame.footer.contact')}
          </a>
        </p>
      </section>
    </Page>
  )
}

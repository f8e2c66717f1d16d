import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Numbers } from '~/components/about/numbers'
import { Alert } from '~/components/frame/alert'
import { Facts } from '~/components/frame/facts'
import { Page } from '~/components/frame/page'
import { useTexts } from '~/i18n/context'
import { readNumbers } from './numbers.server'

export async function loader(args: LoaderFunctionArgs) {
  return { ...args.context.page.support, numbers: await readNumbers(args) }
}

export default function Contact() {
  const t = useTexts()
  const { phone, email, numbers } = useLoaderData<typeof loader>()
  const call = (
    <a className="action-link" href={`tel:${phone.replaceAll(/[^\d+]/g, '')}`}>
      {phone.replaceAll(' ', '\u00a0').replaceAll('-', '\u2011')}
    </a>
  )
  const write = (
    <a className="action-link" href={`mailto:${email}`}>
      {email}
    </a>
  )
  return (
    <Page title={t('about.contact.title')} lead={t('about.contact.lead')}>
      <Alert tone="warning" title={t('about.contact.urgentTitle')}>
        {t('about.contact.urgent')}
      </Alert>
      <Numbers numbers={numbers} />
      <section>
        <h2>{t('about.contact.siteHeading')}</h2>
        <Facts
          facts={[
            { name: t('about.contact.phone'), value: call },
            { name: t('about.contact.email'), value: write },
          ]}
        />
      </section>
      <section>
        <h2>{t('about.contact.secretHeading')}</h2>
        <p>{t('about.contact.secret')}</p>
      </section>
      <section>
        <h2>{t('about.contact.otherHeading')}</h2>
        <p>{t('about.contact.other')}</p>
        <p>
          <a className="action-link" href="/tillganglighet/rapportera">
            {t('about.contact.accessibility')}
          </a>
        </p>
      </section>
    </Page>
  )
}

import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Alert } from '~/components/layout/alert'
import { Facts } from '~/components/layout/facts'
import { Page } from '~/components/layout/page'
import { useTexts } from '~/i18n/context'

export function loader({ context }: LoaderFunctionArgs) {
  return context.page.support
}

export default function Contact() {
  const t = useTexts()
  const { phone, email } = useLoaderData<typeof loader>()
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
    <Page title={t('public.contact.title')} lead={t('public.contact.lead')}>
      <Facts
        facts={[
          { name: t('public.contact.phone'), value: call },
          { name: t('public.contact.email'), value: write },
        ]}
      />
      <Alert tone="warning" title={t('public.contact.urgentTitle')}>
        {t('public.contact.urgent')}
      </Alert>
      <section>
        <h2>{t('public.contact.secretHeading')}</h2>
        <p>{t('public.contact.secret')}</p>
      </section>
      <section>
        <h2>{t('public.contact.otherHeading')}</h2>
        <p>{t('public.contact.other')}</p>
        <p>
          <a className="action-link" href="/tillganglighet/rapportera">
            {t('public.contact.accessibility')}
          </a>
        </p>
      </section>
    </Page>
  )
}

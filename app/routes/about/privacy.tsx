import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Facts } from '~/components/frame/facts'
import { Page } from '~/components/frame/page'
import { Rest } from '~/components/frame/rest'
import { useTexts } from '~/i18n/context'
import { retentionKinds, retentionRules } from '~/platform/retention'

const before = ['what', 'not', 'controller', 'ground', 'protection'] as const
const after = ['cookies', 'rights', 'complaint'] as const

/** How long each thing is kept, from the figures that the purge itself goes by. */
export function loader({ context }: LoaderFunctionArgs) {
  const { retention } = context.page
  const { sessionMinutes, answerHours } = retention
  const isHours = sessionMinutes % 60 === 0
  return [
    {
      kind: 'session' as const,
      unit: isHours ? ('hours' as const) : ('minutes' as const),
      count: isHours ? sessionMinutes / 60 : sessionMinutes,
    },
    { kind: 'answers' as const, unit: 'hours' as const, count: answerHours },
    ...retentionKinds.map((kind) => ({ kind, unit: retentionRules[kind].unit, count: retention[kind] })),
  ]
}

export default function Privacy() {
  const t = useTexts()
  const kept = useLoaderData<typeof loader>()
  return (
    <Page title={t('about.privacy.title')} lead={t('about.privacy.lead')}>
      {before.map((part) => (
        <Part key={part} part={part} />
      ))}
      <Rest about={t('about.privacy.howLong.heading')}>
        <section>
          <h2>{t('about.privacy.howLong.heading')}</h2>
          <p>{t('about.privacy.howLong.text')}</p>
          <Facts
            facts={kept.map(({ kind, unit, count }) => ({
              name: t(`about.privacy.howLong.kind.${kind}`),
              value: t(`about.privacy.howLong.${unit}`, { count }),
            }))}
          />
          <p>{t('about.privacy.howLong.after')}</p>
        </section>
      </Rest>
      {after.map((part) => (
        <Part key={part} part={part} />
      ))}
      <p>
        <a className="action-link" href="https://www.imy.se/privatperson/utfora-arenden/lamna-ett-klagomal/">
          {t('about.privacy.imy')}
        </a>
      </p>
    </Page>
  )
}

function Part({ part }: { part: (typeof before)[number] | (typeof after)[number] }) {
  const t = useTexts()
  return (
    <section>
      <h2>{t(`about.privacy.${part}.heading`)}</h2>
      <p>{t(`about.privacy.${part}.text`)}</p>
    </section>
  )
}

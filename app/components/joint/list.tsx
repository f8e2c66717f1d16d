import type { PageAccess } from '~/components/frame/acting-for'
import { CardSection } from '~/components/frame/card-section'
import { Page } from '~/components/frame/page'
import { Follows } from '~/components/live/follows'
import { PersonHead } from '~/components/frame/person-head'
import { useTexts } from '~/i18n/context'
import type { JointItem, JointListView } from '~/views/joint/act'

/** What several must agree to: what waits first, then what became of the rest. */
export function JointList({ access, view }: { access: PageAccess; view: JointListView }) {
  const t = useTexts()
  return (
    <Page title={t('joint.title')} heading={view.heading} lead={t('joint.list.lead')} access={access}>
      <Follows />
      <Items id="vantar" heading={t('joint.list.waiting')} items={view.waiting} />
      <Items id="besvarat" heading={t('joint.list.ended')} items={view.ended} />
    </Page>
  )
}

function Items(section: { id: string; heading: string; items: readonly JointItem[] }) {
  return (
    <CardSection {...section} keyOf={({ id }) => id}>
      {({ name, href, text, asked, state }) => (
        <>
          <PersonHead name={name} title={text} href={href} text={asked} />
          <p>{state}</p>
        </>
      )}
    </CardSection>
  )
}

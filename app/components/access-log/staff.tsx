import { MixedText, Outside } from '~/components/frame/outside'
import { Pager } from '~/components/frame/pager'
import { Rest, useLess } from '~/components/frame/rest'
import { Time } from '~/components/frame/time'
import { langOf } from '~/i18n/origin'
import { isolated } from '~/i18n/outside-text'
import type { StaffEntry, StaffLogView } from '~/views/access-log/staff'

/** Who at a provider has opened something, as the provider tells it: a part of its own beside what was seen in the portal. */
export function StaffLogPart({ view }: { view: StaffLogView }) {
  const { id, heading, said, entries, older, newer, pager } = view
  const part = (
    <section aria-labelledby={id}>
      <h2 id={id}>{heading}</h2>
      {said !== null && <p>{said}</p>}
      {entries.length > 0 && (
        <ul role="list" className="plain-list">
          {entries.map((entry) => (
            <li key={entry.id}>
              <Entry entry={entry} />
            </li>
          ))}
        </ul>
      )}
      {(older ?? newer) !== null && <Pager label={pager} previous={newer} next={older} />}
    </section>
  )
  // What cannot be seen now is always in sight.
  return view.isKnown ? <Rest about={heading}>{part}</Rest> : part
}

/** Why it was done stands in the provider's own words, as a quotation. */
function Entry({ entry: { who, at, when, what, why, ...entry } }: { entry: StaffEntry }) {
  const role = useLess() ? null : entry.role
  return (
    <>
      <p>
        <strong>{who}</strong>
        {role !== null && (
          <>
            {', '}
            <Outside {...role} />
          </>
        )}
        {', '}
        <Time at={at}>{when}</Time>
        {'. '}
        <MixedText parts={what} />
      </p>
      {why !== null && (
        <p>
          <q lang={langOf(why.from)}>{isolated(why.text)}</q>
        </p>
      )}
    </>
  )
}

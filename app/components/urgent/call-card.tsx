import { Avatar } from '~/components/frame/avatar'
import { Card } from '~/components/frame/card'
import { Icon } from '~/components/frame/icon'
import { Outside } from '~/components/frame/outside'
import { PageStyle } from '~/components/frame/page-style'
import type { CallView } from '~/views/urgent/call'

/** Whom to ring at each provider: every number a link, and when it answers. On paper the numbers are read. */
export function CallCards({ calls }: { calls: readonly CallView[] }) {
  return calls.map((call) => <CallCard key={call.providerId} call={call} />)
}

/** `id` tells the heading apart where a page has several. */
export function CallCard({ call }: { call: CallView }) {
  const id = `ring-${call.providerId}`
  return (
    <section className="call-card" aria-labelledby={id}>
      <PageStyle part="urgent" />
      <Card>
        <h2 id={id}>{call.heading}</h2>
        <CallRows call={call} />
      </Card>
    </section>
  )
}

/** The same to open, on pages that are about something else; on paper it is open. */
export function CallsToOpen({ calls }: { calls: readonly CallView[] }) {
  return calls.map((call) => (
    <details key={call.providerId} className="ds-details call-card">
      <summary>{call.heading}</summary>
      <div>
        <PageStyle part="urgent" />
        <CallRows call={call} />
      </div>
    </details>
  ))
}

function CallRows({ call }: { call: CallView }) {
  return (
    <>
      {call.none !== null && <p>{call.none}</p>}
      {call.rows.length > 0 && (
        <ul>
          {call.rows.map(({ href, text, note, name }) => (
            <li key={`${href} ${text}`}>
              <a href={href}>
                {name === null ? <Icon name="PhoneFill" /> : <Avatar name={name} small />}
                <span>{text}</span>
              </a>
              {note !== null && (
                <p className="hint">
                  <Outside text={note} from="provider" />
                </p>
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

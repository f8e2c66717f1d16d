import { dateTime } from '../provider/desk/format'
import { html, type Html } from '../provider/desk/html'
import type { Message } from './messages'
import { isFor, type Receiver } from './people'

/** So many of each kind are shown. */
const mostShown = 100

type Shown = Message & { times: number }

/** The newest first. A letter that has come again is one letter, as in a mail program: it has the same Message-ID. */
const shown = (messages: readonly Message[]): Shown[] => {
  const byReference = new Map<string, Shown>()
  const list: Shown[] = []
  for (const message of messages.toReversed()) {
    const key = message.reference === null ? null : `${message.to} ${message.reference}`
    const same = key === null ? undefined : byReference.get(key)
    if (same !== undefined) {
      same.times += 1
      continue
    }
    const one = { ...message, times: 1 }
    if (key !== null) byReference.set(key, one)
    list.push(one)
  }
  return list.slice(0, mostShown)
}

const notArrived = ({ arrived }: Message): Html | null =>
  arrived ? null : html`<p class="inte">Kom inte fram till mottagaren</p>`

const came = ({ at, from, times }: Shown): Html =>
  html`<p class="nar">Från ${from}, ${dateTime(at)}${times > 1 ? `. Kom ${times} gånger` : ''}</p>`

const bubble = (message: Shown, to: string | null): Html =>
  html`<li class="bubbla">
    <p class="brodtext">${message.text}</p>
    ${came(message)} ${to === null ? null : html`<p class="nar">Till ${to}</p>`} ${notArrived(message)}
  </li>`

const letter = (message: Shown, to: string | null): Html =>
  html`<li class="brev">
    <h3 class="ds-heading" data-size="xs">${message.subject ?? 'Utan rubrik'}</h3>
    ${came(message)} ${to === null ? null : html`<p class="nar">Till ${to}</p>`}
    <p class="brodtext">${message.text.trim()}</p>
    ${notArrived(message)}
  </li>`

const list = (messages: readonly Shown[], draw: (message: Shown) => Html, none: string): Html =>
  messages.length === 0
    ? html`<p class="ds-paragraph">${none}</p>`
    : html`<ol class="kom" role="list">
        ${messages.map(draw)}
      </ol>`

/** +46701740605 as it is read: 070-174 06 05. */
export const telephone = (number: string): string => number.replace(/^\+46(\d\d)(\d{3})(\d\d)(\d\d)$/, '0$1-$2 $3 $4')

const counted = (count: number): string =>
  count === 0 ? 'inga meddelanden' : count === 1 ? '1 meddelande' : `${count} meddelanden`

/** The list of everybody, with what they have and how much has come. */
export const peopleView = (people: readonly Receiver[], messages: readonly Message[], strangers: number): Html =>
  html`<p class="ds-paragraph">
      Här syns det som portalen skickar till testpersonerna: sms, e-post och digital post. Inget lämnar den här datorn.
    </p>
    <section>
      <h2 class="ds-heading" data-size="sm">Testpersoner</h2>
      <ul class="lista personer">
        ${people.map((person) => {
          const count = shown(messages.filter(isFor(person))).length
          return html`<li class="rad">
            <a class="ds-link" href="/${person.key}">${person.name}</a>
            <span>${counted(count)}</span>
          </li>`
        })}
        <li class="rad">
          <a class="ds-link" href="/andra">Andra adresser</a>
          <span>${counted(strangers)}</span>
        </li>
      </ul>
    </section>`

/** A person's telephone and mailboxes. */
export const personView = (person: Receiver, messages: readonly Message[]): Html => {
  const own = messages.filter(isFor(person))
  const by = (way: Message['way']) => shown(own.filter((message) => message.way === way))
  const { email, phone, mailbox } = person
  return html`<p class="ds-paragraph"><a class="ds-link" href="/${person.key}">Titta efter nya meddelanden</a></p>
    <div class="saker">
      <section class="telefon">
        <h2 class="ds-heading" data-size="sm">Telefon</h2>
        <p class="till">${phone === null ? 'Har ingen mobiltelefon.' : `Nummer: ${telephone(phone)}`}</p>
        ${phone === null ? null : list(by('sms'), (message) => bubble(message, null), 'Inga sms än.')}
      </section>
      <section>
        <h2 class="ds-heading" data-size="sm">E-post</h2>
        <p class="till">${email === null ? 'Har ingen e-post.' : `Adress: ${email}`}</p>
        ${email === null ? null : list(by('email'), (message) => letter(message, null), 'Inga brev än.')}
      </section>
      <section>
        <h2 class="ds-heading" data-size="sm">Digital brevlåda</h2>
        <p class="till">${mailbox === null ? 'Har ingen digital brevlåda.' : `Hos ${mailbox.supplier}`}</p>
        ${mailbox === null ? null : list(by('digitalPost'), (message) => letter(message, null), 'Inga brev än.')}
      </section>
    </div>`
}

/** What came to addresses that nobody of the test persons has. */
export const strangersView = (messages: readonly Message[]): Html => {
  const all = shown(messages)
  const draw = (message: Shown): Html =>
    message.way === 'sms' ? bubble(message, telephone(message.to)) : letter(message, message.to)
  return html`<p class="ds-paragraph">Hit kommer det som skickas till adresser som ingen testperson har.</p>
    <p class="ds-paragraph"><a class="ds-link" href="/andra">Titta efter nya meddelanden</a></p>
    <section>
      <h2 class="ds-heading" data-size="sm">Meddelanden</h2>
      ${list(all, draw, 'Inga meddelanden än.')}
    </section>`
}

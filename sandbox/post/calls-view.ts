import { dateTime } from '../provider/desk/format'
import { html, type Html } from '../provider/desk/html'
import type { Call } from './calls'

/** What of the calls is looked at. */
export type Chosen = { provider: string | null; faultsOnly: boolean }

/** The address of a choice. */
const hrefOf = ({ provider, faultsOnly }: Chosen): string => {
  const query = new URLSearchParams({
    ...(provider === null ? {} : { anordnare: provider }),
    ...(faultsOnly ? { visa: 'fel' } : {}),
  }).toString()
  return query === '' ? '/anrop' : `/anrop?${query}`
}

/** Reads the choice of an address. */
export const chosenIn = (query: Record<string, unknown>): Chosen => ({
  provider: typeof query.anordnare === 'string' ? query.anordnare : null,
  faultsOnly: query.visa === 'fel',
})

/** What came to the page that asked. */
const saw: Record<NonNullable<Call['saw']>, string> = {
  fresh: 'Svaret.',
  kept: 'Det som kom förra gången, med sin tid, och att anordnaren inte kan läsas just nu.',
  unavailable: 'Att anordnaren inte svarar just nu.',
  contract: 'Att svaret från anordnaren inte går att läsa.',
  notFound: 'Att det inte finns här.',
}

const answerOf = ({ status, tries, milliseconds }: Call): string => {
  const times = tries === 0 ? 'Inte skickat' : tries === 1 ? 'Skickat en gång' : `Skickat ${tries} gånger`
  return `${status === null ? 'Inget svar' : `Svar ${status}`}. ${times}, ${milliseconds} ms.`
}

const row = (call: Call): Html =>
  html`<li class="anrop" ${call.fault === null ? null : html` data-fel`}>
    <h3 class="ds-heading" data-size="xs">${call.operation}</h3>
    <p class="nar">${dateTime(call.at)}, ${call.providerId}, x-request-id ${call.requestId}</p>
    <p><code>${call.method} ${call.path}</code></p>
    <p>${answerOf(call)}</p>
    ${call.fault === null ? null : html`<p class="inte">Fel (${call.fault.kind}): <code>${call.fault.text}</code></p>`}
    ${call.saw === null ? null : html`<p>Personen såg: ${saw[call.saw]}</p>`}
  </li>`

const choice = (chosen: Chosen, now: Chosen, label: string): Html => {
  const isNow = chosen.provider === now.provider && chosen.faultsOnly === now.faultsOnly
  return html`<li>
    <a class="ds-link" href="${hrefOf(chosen)}" ${isNow ? html` aria-current="true"` : null}>${label}</a>
  </li>`
}

/** The last calls of the portal to providers, with what was wrong and what the person saw. */
export const callsView = (calls: readonly Call[] | null, now: Chosen): Html => {
  if (calls === null)
    return html`<p class="ds-paragraph">Portalen svarar inte på vilka anrop den har gjort.</p>
      <p class="ds-paragraph"><a class="ds-link" href="${hrefOf(now)}">Försök igen</a></p>`
  const providers = [
    ...new Set([...calls.map(({ providerId }) => providerId), ...(now.provider === null ? [] : [now.provider])]),
  ].sort()
  const shown = calls.filter(
    ({ providerId, fault }) => (now.provider ?? providerId) === providerId && !(now.faultsOnly && fault === null),
  )
  const { faultsOnly, provider } = now
  return html`<p class="ds-paragraph">
      Portalens senaste anrop till anordnarna, det nyaste först. Det som är fel i ett svar står med sin plats i svaret,
      aldrig med sitt innehåll.
    </p>
    <nav aria-label="Vilka anrop">
      <ul class="val">
        ${choice({ provider: null, faultsOnly }, now, 'Alla anordnare')}
        ${providers.map((one) => choice({ provider: one, faultsOnly }, now, one))}
        ${choice({ provider, faultsOnly: false }, now, 'Alla anrop')}
        ${choice({ provider, faultsOnly: true }, now, 'Bara fel')}
      </ul>
    </nav>
    <p class="ds-paragraph"><a class="ds-link" href="${hrefOf(now)}">Titta efter nya anrop</a></p>
    <section>
      <h2 class="ds-heading" data-size="sm">${shown.length === 1 ? '1 anrop' : `${shown.length} anrop`}</h2>
      ${
        shown.length === 0
          ? html`<p class="ds-paragraph">Inget sådant anrop har gjorts sedan portalen startade.</p>`
          : html`<ol class="kom" role="list">
              ${shown.map(row)}
            </ol>`
      }
    </section>`
}

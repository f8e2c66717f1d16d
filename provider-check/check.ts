import { toFailure } from '../app/provider/failure'
import { createTokenSource } from '../app/provider/token.server'
import type { Context, Known, Place } from './context'
import { createFindings } from './findings'
import type { Options } from './options'
import { makeReport, type Report } from './report/report'
import { checkReads } from './run'
import { createSession } from './session'
import { checkSignIn } from './sign-in'
import type { KeptWrites } from './write/keys'
import { checkAfterRestart } from './write/restart'
import { checkWrites } from './write/write'

/** What a run came to. `isDone` false: it could not be checked; `why` says it in a sentence. `kept`: for after a restart. */
export type Checked = { report: Report; kept: KeptWrites | null; isDone: boolean; why: string }

/** The share of answers that are to be quick, and how quick. */
const quickMs = 300

/**
 * Runs the check against a provider over HTTP. `restart`: what the pass before the restart wrote, to send again; then nothing
 * else is done.
 */
export async function check(options: Options, restart: KeptWrites | null): Promise<Checked> {
  const { baseUrl, tokenEndpoint, clientId, key, persons, unknownNumber, patienceMs } = options
  const findings = createFindings()
  const tokens = createTokenSource({ clientId, tokenEndpoint, timeoutMs: patienceMs, signingKey: key })
  const used = new Set<string>()
  const token = async () => {
    const given = await tokens.get()
    used.add(given)
    return given
  }
  const numbers = [...persons, unknownNumber]
  const session = createSession({ baseUrl, patienceMs, token, findings, numbers })
  const { now, months, mostBrukare } = options
  const context: Context = { session, findings, baseUrl, now, months, persons, unknownNumber, mostBrukare }
  let known: Known | null = null
  let kept: KeptWrites | null = null
  let why = ''
  findings.lookAt({ operation: 'token', call: baseUrl })('https', '', true, '')
  try {
    const refusal = await token().then(
      () => null,
      (error: unknown) => toFailure(error).message,
    )
    findings.lookAt({ operation: 'token', call: 'POST token endpoint' })('token', '', refusal === null, refusal ?? '')
    if (refusal !== null) why = 'The token endpoint gives no token, so nothing else was checked.'
    else if (restart !== null) await checkAfterRestart(context, restart)
    else {
      await checkSignIn({ clientId, tokenEndpoint, key, patienceMs, findings })
      known = await checkReads(context)
      if (known === null) why = 'GET /v1/capabilities could not be read, so nothing else was checked.'
      else if (known.places.length === 0)
        why = 'None of the test persons is a brukare or represents one, so there was nothing to read.'
      if (known !== null && options.write !== null)
        kept = await checkWrites(context, known, placeOf(known, options.write.brukareId))
    }
    if (session.hasGivenUp()) why = 'Eight calls in a row were not answered, so nothing more was asked.'
  } finally {
    await Promise.all([session.close(), tokens.close()])
  }
  const times = [...session.times].sort((a, b) => a - b)
  const at95 = times[Math.ceil(times.length * 0.95) - 1]
  if (at95 !== undefined) {
    findings.lookAt({ operation: 'token', call: 'all calls' })(
      'most-in-time',
      '',
      at95 <= quickMs,
      'more than 5 of 100 answers took longer',
    )
  }
  const report = makeReport(findings, {
    ...{ baseUrl, now, numbers },
    calls: times.length,
    brukare: known?.places.length ?? 0,
    wrote: options.write !== null || restart !== null,
    secrets: [...used, key.d],
  })
  return { report, kept, isDone: why === '', why }
}

const placeOf = ({ places }: Known, brukareId: string): Place =>
  places.find((place) => place.brukareId === brukareId) ?? { brukareId, role: 'brukare' }

import { fieldOf, linksOf, type HttpClient } from '../support/http-client'
import { beginAccess } from '../support/access-flow'
import { beginDraft, reportsOf, subjectsOf } from '../support/objection-flow'
import { newCalendar } from './failed-calendar'
import type { Case } from './failed-form'
import { noticeCases } from './failed-notices'
import { wishCases } from './failed-wishes'

/** With a letter at the end: blanks there are not kept. */
const long = (words: string, length: number): string => `${words.padEnd(length, ' och mer')}x`
const canary = 'KANARIE-månaden'
const canaryDay: [string, string][] = [
  ['day', '2'],
  ['day-month', canary],
  ['day-year', '2020'],
]
const tooLong = long('KANARIE för lång text', 4002)

const own = async (client: HttpClient): Promise<string> => (await subjectsOf(client)).get('') ?? ''
const ofKarl = async (client: HttpClient): Promise<string> => (await subjectsOf(client)).get('Karl Öberg') ?? ''
const firstReport = async (client: HttpClient, base: string): Promise<string> =>
  (await reportsOf(client, base))[0] ?? ''

/** A step of an objection to one row, which has all of them; what stands in the step, beside which draft it is. */
const objectionStep = (step: string, fields: [string, string][], typed: string | null, field: string): Case => ({
  by: 'pia',
  make: async (client) => {
    const base = await own(client)
    const [, provider = '', report = ''] = /\/tidrapport\/([^/]+)\/([^/]+)$/.exec(await firstReport(client, base)) ?? []
    const query = new URLSearchParams({ typ: 'rows', provider, rapport: report })
    const begun = await client.post(`${base}/invandningar/ny?${query.toString()}`, {})
    const path = (begun.location ?? '').replace(/[^/]+$/, step)
    const page = await client.get(path)
    const drawn: [string, string][] = ['version', 'page'].map((name) => [name, fieldOf(page, name) ?? ''])
    return { path, fields: [...drawn, ...fields], typed, field }
  },
})

/** The last step that is asked when what is said has to do with something else: the reason must then be in words. */
const ownWords: Case = {
  by: 'pia',
  make: async (client) => {
    const base = await own(client)
    const path = (await beginDraft(client, base, await firstReport(client, base))).replace(/[^/]+$/, 'text')
    return {
      path,
      fields: [
        ['version', '0'],
        ['text', tooLong],
      ],
      typed: tooLong,
      field: 'text',
    }
  },
}

const note = (path: string): Case => ({
  by: 'greta',
  make: async (client) => {
    const list = `${await ofKarl(client)}/anteckningar`
    const key = fieldOf(await client.get(`${list}/ny`), 'key') ?? ''
    const words: [string, string][] = [
      ['kind', 'visit'],
      ['day', '2026-11-02'],
      ['text', 'Förut'],
    ]
    await client.post(`${list}/ny`, [['key', key], ...words])
    const [one = ''] = linksOf(await client.get(list), /\/anteckningar\/(?!ny)[^/]+$/)
    const fields: [string, string][] = [
      ['kind', 'note'],
      ['day', 'i går'],
      ['text', 'KANARIE: ringde "arbetsledaren" <snart>'],
    ]
    return { path: path === 'ny' ? `${list}/ny` : one, fields, typed: fields[2]?.[1] ?? '', field: 'day' }
  },
})

/** A route's form that cannot be taken, or in words why it has none. Every route that takes a form is here, or the test fails. */
export const cases: Readonly<Record<string, Case | string>> = {
  'tillganglighet/rapportera': {
    by: 'anyone',
    make: () =>
      Promise.resolve({
        path: '/tillganglighet/rapportera',
        fields: [
          ['what', ''],
          ['where', 'KANARIE på sidan'],
          ['aid', ''],
          ['email', ''],
        ],
        ...{ typed: 'KANARIE på sidan', field: 'what' },
      }),
  },
  'sprak/:language': 'takes any, and leads to the page that it is of',
  'logga-in': 'nothing to fill in; a broker that is away is a 503',
  'logga-ut': 'nothing to fill in',
  'session/forlang': 'nothing to fill in',
  'auth/backchannel-logout': 'not a form: the broker’s server sends it',
  'nytt-personnummer': 'nothing to fill in',
  'mina-inloggningar': 'nothing to fill in',
  'mina-uppgifter': 'nothing to fill in',
  ...noticeCases,
  'b/:brukareId/pass/:providerId/:date/:shiftId/ingen-har-kommit': {
    by: 'pia',
    make: async (client) => {
      const [path = ''] = linksOf(await client.get(await own(client)), /\/ingen-har-kommit$/)
      const key = fieldOf(await client.get(path), 'key') ?? ''
      return {
        path,
        fields: [
          ['key', key],
          ['text', tooLong],
        ],
        typed: tooLong,
        field: 'text',
      }
    },
  },
  'b/:brukareId/pass/:providerId/:date/:shiftId/ar-har': 'nothing to fill in',
  'b/:brukareId/granskning/:month': 'nothing to fill in',
  'b/:brukareId/kommentar/:providerId/:reportId': {
    by: 'pia',
    make: async (client) => {
      const report = await firstReport(client, await own(client))
      const fields: [string, string][] = [
        ['intent', 'write'],
        ['text', tooLong],
      ]
      return { path: report.replace('/tidrapport/', '/kommentar/'), fields, typed: tooLong, field: 'text' }
    },
  },
  'b/:brukareId/kalender': 'nothing to fill in',
  'b/:brukareId/kalender/ny': newCalendar,
  'b/:brukareId/kalender/:feedId': 'nothing to fill in',
  'b/:brukareId/kalender/:feedId/ta-bort': 'nothing to fill in',
  'b/:brukareId/anteckningar/ny': note('ny'),
  'b/:brukareId/anteckningar/:noteId': note('one'),
  'b/:brukareId/anteckningar/:noteId/ta-bort': 'nothing to fill in',
  'b/:brukareId/invandningar': 'nothing to fill in',
  'b/:brukareId/invandningar/ny': 'nothing to fill in',
  'b/:brukareId/invandningar/utkast/:draftId/vad': objectionStep('vad', [], null, 'chosen'),
  'b/:brukareId/invandningar/utkast/:draftId/orsak': objectionStep('orsak', [], null, 'reason'),
  'b/:brukareId/invandningar/utkast/:draftId/tid': objectionStep(
    'tid',
    [
      ['timeDate', '2026-10-25'],
      ['timeStart', 'KANARIE i gryningen'],
      ['timeEnd', '9'],
    ],
    'KANARIE i gryningen',
    'timeStart',
  ),
  'b/:brukareId/invandningar/utkast/:draftId/text': ownWords,
  'b/:brukareId/invandningar/utkast/:draftId/kontrollera': 'nothing to fill in',
  'b/:brukareId/invandningar/:objectionId': {
    by: 'pia',
    make: async (client) => {
      const list = await client.get(`${await own(client)}/invandningar`)
      for (const path of linksOf(list, /\/invandningar\/(?!ny|utkast)[^/?#]+$/)) {
        const page = await client.get(path)
        if (!page.text.includes('value="reply"')) continue
        const fields: [string, string][] = [
          ['intent', 'reply'],
          ['key', fieldOf(page, 'key') ?? ''],
          ['text', tooLong],
        ]
        return { path, fields, typed: tooLong, field: 'text' }
      }
      throw new Error('nothing of Pia’s can be replied to')
    },
  },
  'b/:brukareId/invandningar/:objectionId/ta-tillbaka': {
    by: 'pia',
    make: async (client) => {
      const list = await client.get(`${await own(client)}/invandningar`)
      for (const one of linksOf(list, /\/invandningar\/(?!ny|utkast)[^/?#]+$/)) {
        const path = `${one}/ta-tillbaka`
        if ((await client.get(path)).text.includes('name="text"')) {
          return { path, fields: [['text', tooLong]], typed: tooLong, field: 'text' }
        }
      }
      throw new Error('nothing of Pia’s can be taken back')
    },
  },
  ...wishCases,
  'b/:brukareId/tillsammans/:jointActId': 'nothing to fill in',
  'b/:brukareId/tillsammans/:jointActId/nej': {
    by: 'per',
    make: async (client) => {
      const [base = ''] = (await subjectsOf(client)).values()
      const [asked = ''] = linksOf(await client.get(`${base}/tillsammans`), /\/tillsammans\/[^/]+$/)
      const reason = long('KANARIE: det stämmer inte', 1001)
      return { path: `${asked}/nej`, fields: [['reason', reason]], typed: reason, field: 'reason' }
    },
  },
  'b/:brukareId/behoriga': 'nothing to fill in',
  'b/:brukareId/behoriga/ny': 'nothing to fill in',
  'b/:brukareId/behoriga/utkast/:accessDraftId/kontrollera': 'nothing to fill in',
  'b/:brukareId/behoriga/utkast/:accessDraftId/:step': {
    by: 'pia',
    make: async (client) => {
      const path = (await beginAccess(client, await own(client))).replace(/[^/]+$/, 'vem')
      const version = fieldOf(await client.get(path), 'version') ?? ''
      const fields: [string, string][] = [
        ['version', version],
        ['name', 'En vän'],
        ['number', '1234 KANARIE'],
      ]
      return { path, fields, typed: '1234 KANARIE', field: 'number' }
    },
  },
  'b/:brukareId/behoriga/:representationId/andra': {
    by: 'pia',
    make: async (client) => {
      const base = await own(client)
      for (const one of linksOf(await client.get(`${base}/behoriga`), /\/behoriga\/(?!ny|utkast)[^/?#]+$/)) {
        const path = `${one}/andra`
        const terms = fieldOf(await client.get(path), 'terms')
        if (terms === null) continue
        const fields: [string, string][] = [['terms', terms], ['until', 'day'], ...canaryDay]
        return { path, fields, typed: canary, field: 'scopes' }
      }
      throw new Error('nothing that Pia has given can be limited')
    },
  },
  'b/:brukareId/behoriga/:representationId/ta-bort': 'nothing to fill in',
  'b/:brukareId/fullmakt/:providerId': {
    by: 'pia',
    make: async (client) => {
      const list = await client.get(`${await own(client)}/fullmakt`)
      const [path = ''] = linksOf(list, /\/fullmakt\/[^/?#]+$/)
      // Where one is given already it is taken back first, so that there is something to fill in.
      const page = await client.get(path)
      const key = fieldOf(page, 'key') ?? ''
      if (page.text.includes('value="withdraw"')) await client.post(path, { intent: 'withdraw', key })
      const fields: [string, string][] = [['intent', 'check'], ['until', 'day'], ...canaryDay]
      return { path, fields, typed: canary, field: 'day-month' }
    },
  },
  'inbjudan/:invitationId': 'nothing to fill in',
  '*': 'takes none',
}

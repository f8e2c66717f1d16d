import type { Ids } from './authorization-ids'
import { about, page, step, time, type BrukareRule, type Rule } from './authorization-rule'

const ownNote = (more: Partial<BrukareRule> = {}): Rule => about('reports:read', { asRepresentative: true, ...more })

/** Every route and what it must answer whom. A route of app/routes.ts that is not here fails the test. */
export const rules: Readonly<Record<string, Rule>> = {
  '': page(200),
  tillganglighet: page(200),
  'tillganglighet/rapportera': page(200, { post: 303 }),
  integritet: page(200),
  hjalp: page(200),
  driftinformation: page(200),
  kontakt: page(200),
  'sprak/:language': page(303, { post: 303 }),
  'logga-in': page(200, { signedIn: 303, post: 303 }),
  'logga-ut': page(303, { signedIn: 200, post: 303 }),
  utloggad: page(200),
  'session/forlang': page(404, { post: 303 }),
  'auth/callback': page(400, { signedIn: 303 }),
  'auth/callback/:broker': page(400, { signedIn: 303 }),
  'auth/backchannel-logout': page(405, { post: 400 }),
  valj: { who: 'signedIn', get: [200, 303], post: 'none' },
  'att-gora': { who: 'signedIn', get: [200, 303], post: 'none' },
  'att-gora/nasta': { who: 'signedIn', get: [303], post: 'none' },
  'att-gora/klart': { who: 'signedIn', get: [200], post: 'none' },
  // Who sees one schedule only is led there.
  kalender: { who: 'signedIn', get: [200, 303], post: 'none' },
  // Nobody's secret; what it opens is in calendar.test.ts.
  'kalender/:token.ics': page(404),
  mer: { who: 'signedIn', get: [200], post: 'none' },
  'mina-uppgifter': { who: 'signedIn', get: [200], post: [303] },
  // 303: to identify oneself again, when it was long ago.
  'mina-uppgifter.zip': { who: 'signedIn', get: [200, 303], post: 'none' },
  // Nobody of these has a new number: they are led on.
  'nytt-personnummer': { who: 'signedIn', get: [303], post: [303] },
  'mina-inloggningar': { who: 'signedIn', get: [200], post: [303] },
  aviseringar: { who: 'signedIn', get: [200], post: [303] },
  // The address names nothing that there is: a way out that is not configured, another's destination. What is pressed of one leads to
  // one's own page, which says that it is not there.
  'aviseringar/ny/:channel': { who: 'signedIn', get: [404], post: [404] },
  'aviseringar/till/:destinationId': { who: 'signedIn', get: [404], post: [303] },
  'aviseringar/nar': { who: 'signedIn', get: [200], post: [303] },
  // Its token is what opens it, to a mail program too: one that is of nothing says so.
  'avsluta-aviseringar/:token': page(200, { post: 303 }),
  // Without the schedule one is led to the first page that one may see.
  'b/:brukareId': time(null, [200, 303]),
  'b/:brukareId/nu': time(null, [200, 303]),
  'b/:brukareId/mer': time(null),
  'b/:brukareId/schema': time('schedule:read', [303]),
  'b/:brukareId/schema/dag/:date': time('schedule:read'),
  'b/:brukareId/schema/vecka/:week': time('schedule:read'),
  'b/:brukareId/schema/manad/:month': time('schedule:read'),
  'b/:brukareId/schema/dag/:date.csv': time('schedule:read'),
  'b/:brukareId/schema/vecka/:week.csv': time('schedule:read'),
  'b/:brukareId/schema/blad/:week': time('schedule:read'),
  'b/:brukareId/schema/blad/:week.pdf': time('schedule:read'),
  'b/:brukareId/schema/manad/:month.csv': time('schedule:read'),
  // 404: nobody of the first shifts has a picture.
  'b/:brukareId/bild/:providerId/:date/:staffId': about('schedule:read', { get: [200, 404], isPart: true }),
  'b/:brukareId/pass/:providerId/:date/:shiftId': about('schedule:read'),
  'b/:brukareId/kalender': about('schedule:read', { post: [303], onlyBrukare: true }),
  'b/:brukareId/kalender/ny': about('schedule:read', {
    ...{ post: [303], onlyBrukare: true },
    fields: () => ({ name: '', level: 'times' }),
  }),
  'b/:brukareId/kalender/:feedId': about('schedule:read', { post: [303] }),
  'b/:brukareId/kalender/:feedId/ta-bort': about('schedule:read', { post: [303] }),
  // 303: nobody is waited for on the shift of the table, so there is nothing to say.
  'b/:brukareId/pass/:providerId/:date/:shiftId/ingen-har-kommit': about('object', {
    ...{ get: [200, 303], post: [303] },
    fields: () => ({ key: '0b9d4f6e-6a53-4a7a-9a35-0d3f0c5c1f12', text: '' }),
  }),
  'b/:brukareId/pass/:providerId/:date/:shiftId/ar-har': about('object', { get: [200, 303], post: [303] }),
  // 303: one that is not urgent has the receipt that all have.
  'b/:brukareId/ingen-har-kommit/:objectionId': about('object', { get: [200, 303] }),

  'b/:brukareId/tidrapporter': time('reports:read', [303]),
  'b/:brukareId/tidrapporter/:month': time('reports:read'),
  'b/:brukareId/tidrapporter/:month.csv': time('reports:read'),
  'b/:brukareId/tidrapport/:providerId/:reportId': about('reports:read'),
  'b/:brukareId/tidrapport/:providerId/:reportId.csv': about('reports:read'),
  'b/:brukareId/tidrapport/:providerId/:reportId/rad/:rowId': about('reports:read'),
  'b/:brukareId/tidrapport/:providerId/:reportId/faststallande': about('reports:read'),
  'b/:brukareId/faststallanden/:month': time('reports:read'),
  'b/:brukareId/faststallanden/:month.csv': time('reports:read'),
  'b/:brukareId/granskning/:month': about('object', {
    ...{ get: [303], post: [303], onlyBrukare: true },
    fields: ({ providerId, reportId }) => ({ intent: 'undo', provider: providerId, rapport: reportId }),
  }),
  'b/:brukareId/kommentar/:providerId/:reportId': about('object', {
    post: [303],
    fields: () => ({ intent: 'write', text: 'Tack för rapporten.' }),
  }),
  'b/:brukareId/sammanstallning/:month': time('reports:read'),
  'b/:brukareId/sammanstallning/:month.pdf': time('reports:read'),
  'b/:brukareId/underlag/:month': time('reports:read', [301]),
  'b/:brukareId/anteckningar': ownNote({ onlyBrukare: true }),
  'b/:brukareId/anteckningar/ny': ownNote({
    ...{ post: [303], onlyBrukare: true },
    fields: () => ({ kind: 'visit', day: '2026-11-01', text: '' }),
  }),
  'b/:brukareId/anteckningar/:noteId': ownNote({
    post: [303],
    fields: () => ({ kind: 'visit', day: '2026-11-01', text: '' }),
  }),
  'b/:brukareId/anteckningar/:noteId/ta-bort': ownNote({ post: [303] }),

  'b/:brukareId/timmar': time('hours:read', [303]),
  'b/:brukareId/timmar/vecka/:week': time('hours:read'),
  'b/:brukareId/timmar/manad/:month': time('hours:read'),
  'b/:brukareId/timmar/period/:from': time('hours:read'),
  'b/:brukareId/timmar/vecka/:week.csv': time('hours:read'),
  'b/:brukareId/timmar/manad/:month.csv': time('hours:read'),
  'b/:brukareId/timmar/period/:from.csv': time('hours:read'),
  'b/:brukareId/kontinuitet': time('hours:read'),
  'b/:brukareId/kontinuitet.csv': time('hours:read'),
  'b/:brukareId/beslut': time('hours:read'),
  'b/:brukareId/beslut.csv': time('hours:read'),
  'b/:brukareId/dokument': time('schedule:read'),
  'b/:brukareId/dokument/:providerId/:documentId': about('schedule:read'),
  'b/:brukareId/plan/:providerId/:planId': about('notes:read'),
  'b/:brukareId/rakningsunderlag': time('claim:read', [303]),
  'b/:brukareId/rakningsunderlag/:month': time('claim:read'),
  'b/:brukareId/rakningsunderlag/:month.csv': time('claim:read'),

  'b/:brukareId/invandningar': about('object', {
    post: [303],
    fields: ({ draftId }) => ({ draft: draftId }),
    onlyBrukare: true,
  }),
  'b/:brukareId/invandningar/ny': about('object', {
    post: [303],
    query: ({ providerId, reportId }) => `?typ=report&provider=${providerId}&rapport=${reportId}`,
  }),
  'b/:brukareId/invandningar/utkast/:draftId/vad': step(),
  'b/:brukareId/invandningar/utkast/:draftId/orsak': step(),
  'b/:brukareId/invandningar/utkast/:draftId/tid': step([200, 303]),
  'b/:brukareId/invandningar/utkast/:draftId/text': step(),
  'b/:brukareId/invandningar/utkast/:draftId/kontrollera': step([200, 303]),
  'b/:brukareId/invandningar/:objectionId': about('object', {
    post: [303],
    fields: () => ({ intent: 'reply', key: '0b9d4f6e-6a53-4a7a-9a35-0d3f0c5c1f11', text: 'Ett svar.' }),
  }),
  'b/:brukareId/invandningar/:objectionId/kvitto': about('object'),
  'b/:brukareId/invandningar/:objectionId/ta-tillbaka': about('object', { post: [303] }),
  'b/:brukareId/onskemal': about('wish', {
    ...{ post: [303], onlyBrukare: true },
    fields: ({ wishDraftId }) => ({ draft: wishDraftId }),
  }),
  'b/:brukareId/onskemal/nytt': about('wish', {
    ...{ post: [303], onlyBrukare: true },
    query: ({ providerId }) => `?typ=absence&provider=${providerId}`,
  }),
  'b/:brukareId/onskemal/utkast/:wishDraftId': about('wish', {
    post: [303],
    fields: () => ({ version: '0', text: '' }),
  }),
  'b/:brukareId/onskemal/utkast/:wishDraftId/kontrollera': about('wish', { get: [200, 303], post: [303] }),
  'b/:brukareId/onskemal/:wishId': about('wish', { post: [303] }),
  'b/:brukareId/onskemal/:wishId/kvitto': about('wish'),
  'b/:brukareId/onskemal/:wishId/ta-tillbaka': about('wish', { post: [303] }),
  'b/:brukareId/tillsammans': time('object'),
  'b/:brukareId/tillsammans/:jointActId': about('object', {
    ...{ post: [303], joint: true },
    fields: () => ({ intent: 'confirm' }),
  }),
  'b/:brukareId/tillsammans/:jointActId/nej': about('object', {
    ...{ get: [200, 303], post: [303], joint: true },
    fields: () => ({ reason: 'Det stämmer.' }),
  }),

  'b/:brukareId/logg': time('access:manage'),
  'b/:brukareId/logg.csv': time('access:manage'),

  'b/:brukareId/behoriga': about('access:manage', { post: [303], onlyBrukare: true }),
  'b/:brukareId/behoriga/ny': about('access:manage', { post: [303], onlyBrukare: true }),
  'b/:brukareId/behoriga/utkast/:accessDraftId/kontrollera': about('access:manage', {
    get: [200, 303],
    post: [303],
  }),
  'b/:brukareId/behoriga/utkast/:accessDraftId/:step': about('access:manage', {
    post: [303],
    fields: () => ({ version: '0', name: 'En vän', number: '195804129806' }),
  }),
  'b/:brukareId/behoriga/:representationId': about('access:manage'),
  'b/:brukareId/behoriga/:representationId/andra': about('access:manage', {
    post: [303],
    fields: () => ({ intent: 'change', scopes: 'schedule:read', until: 'further' }),
  }),
  'b/:brukareId/behoriga/:representationId/ta-bort': about('access:manage', { post: [303] }),
  'b/:brukareId/aviseringar': about(null, { post: [303], onlyBrukare: true, fields: () => ({ level: 'usual' }) }),
  'b/:brukareId/fullmakt': time('access:manage'),
  'b/:brukareId/fullmakt/:providerId': about('access:manage', { post: [303], onlyBrukare: true }),
  'inbjudan/:invitationId': { who: 'invited', fields: { answer: 'yes' } },
  '*': page(404, { post: 404 }),
}

/** The address of a pattern with ids filled in. */
export function pathOf(pattern: string, ids: Ids): string {
  const values: Record<string, string> = {
    ...ids,
    brukareId: ids.base.replace('/b/', ''),
    week: '2026-W47',
    month: '2026-10',
    step: 'vem',
    invitationId: ids.representationId,
    from: '2026-09-01',
    language: 'en',
    token: 'x'.repeat(43),
    channel: 'brev',
    broker: 'freja',
    destinationId: '00000000-0000-4000-8000-000000000000',
  }
  const rule = rules[pattern]
  const query = rule?.who === 'brukare' ? (rule.query?.(ids) ?? '') : ''
  const path = pattern.replace(/:(\w+)/g, (_, name: string) => values[name] ?? '').replace('*', 'finns-inte/alls')
  return `/${path}${query}`
}

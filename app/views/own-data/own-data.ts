import type { Scene } from '~/views/frame/scene'

/** What is in the archive of one's own data, and what each file is called there; the name of each is its place in the texts. */
export const ownFiles = {
  person: 'person',
  brukare: 'hjalptagare',
  sessions: 'inloggningar',
  devices: 'enheter',
  representations: 'behorigheter',
  given: 'vilka-som-far-se',
  drafts: 'utkast',
  objections: 'invandningar',
  comments: 'kommentarer',
  reviews: 'granskningar',
  wishes: 'onskemal',
  notes: 'anteckningar',
  calendars: 'kalendrar',
  jointActs: 'tillsammans',
  noticeAddresses: 'aviseringar-adresser',
  noticeTimes: 'aviseringar-tider',
  noticeChoices: 'aviseringar-val',
  noticesTold: 'aviseringar-skickade',
  log: 'logg',
  kept: 'hamtade-svar',
  opened: 'oppnat',
  visits: 'besok',
} as const
export type OwnFile = keyof typeof ownFiles

/** Every file, in the order of the page and of the archive. */
export const ownFileList: readonly OwnFile[] = [
  ...(['person', 'brukare', 'sessions', 'devices', 'representations', 'given', 'drafts'] as const),
  ...(['objections', 'comments', 'reviews', 'wishes', 'notes', 'calendars', 'jointActs'] as const),
  ...(['noticeAddresses', 'noticeTimes', 'noticeChoices', 'noticesTold', 'log', 'kept'] as const),
  ...(['opened', 'visits'] as const),
]

/** Who may be missing: a provider did not say for whom the person acts, or said what could not be used (`refused`, names). */
export type OwnUnread = { unconfirmed: boolean; refused: readonly string[] }

/** The text file that says what the others are. `name`: of the person; `counts`: how many rows each has. */
export function readmeText(
  name: string,
  { counts, withheld, unread }: { counts: ReadonlyMap<OwnFile, number>; withheld: boolean; unread: OwnUnread },
  { t, f, now }: Scene,
): string {
  const isWhole = !unread.unconfirmed && unread.refused.length === 0
  const files = ownFileList.map((file) =>
    t('own-data.readme.file', {
      file: ownFiles[file],
      text: t(`own-data.item.${file}.text`),
      rows: counts.get(file) ?? 0,
    }),
  )
  const parts = [
    t('own-data.title'),
    t('own-data.readme.made', { name, time: t('format.dateTime', { date: f.dateLong(now), time: f.atTime(now) }) }),
    ...(isWhole ? [] : [unreadText(unread, { t, f })]),
    t('own-data.readme.twice'),
    t('own-data.readme.columns'),
    files.join('\r\n'),
    // Of what could not be read it is not known whether the person may see it.
    ...(withheld ? [t(isWhole ? 'own-data.readme.withheld' : 'own-data.readme.withheldUnread')] : []),
    t('own-data.elsewhere'),
    t('own-data.readme.safe'),
  ]
  return `${parts.join('\r\n\r\n')}\r\n`
}

function unreadText({ refused }: OwnUnread, { t, f }: Pick<Scene, 't' | 'f'>): string {
  if (refused.length === 0) return t('own-data.readme.unconfirmed')
  return t('own-data.readme.refused', { providers: f.list(refused) })
}
